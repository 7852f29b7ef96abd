import type { World } from '../acts/as-person.ts';
import type { Tabs } from '../server/tabs.ts';
import type { StepState, StoryRun, StoryState } from '../state.ts';
import { dispute } from './dispute.ts';
import { lastSeat } from './last-seat.ts';
import { leaving } from './leaving.ts';
import { outage } from './outage.ts';
import { rename } from './rename.ts';
import type { Stage, Story } from './stage.ts';

const all: Story[] = [outage, lastSeat, rename, dispute, leaving];

interface Theatre extends World {
  webUrl: string;
  tabs: Tabs;
  heal(): void;
  changed(): void;
}

/** Stories that are told by a click, one at a time: they share people and faults. */
export function createStories({ changed, ...world }: Theatre) {
  const runs = new Map<string, StoryRun>();
  let running = false;
  let end = () => {};

  function stageFor(run: StoryRun): Stage {
    return {
      ...world,
      async step(text, work, { links = [], enough = null } = {}) {
        const step: StepState = { text, state: 'running', note: null, links, enough };
        run.steps.push(step);
        changed();
        try {
          const said = await work();
          step.note = typeof said === 'string' ? said : null;
          step.state = 'done';
        } catch (error) {
          step.note = error instanceof Error ? error.message : String(error);
          step.state = 'failed';
          throw error;
        } finally {
          Object.assign(step, { links: [], enough: null });
          changed();
        }
      },
      wait: (ms) =>
        new Promise((resolve) => {
          const timer = setTimeout(resolve, ms);
          end = () => {
            clearTimeout(timer);
            resolve();
          };
        }),
    };
  }

  async function tell(story: Story) {
    const run: StoryRun = { state: 'running', steps: [] };
    runs.set(story.name, run);
    running = true;
    try {
      await story.run(stageFor(run));
      run.state = 'done';
    } catch {
      // The step that failed says why.
      run.state = 'failed';
    } finally {
      running = false;
      changed();
    }
  }

  return {
    read: (): StoryState[] =>
      all.map(({ name, title, about }) => ({ name, title, about, run: runs.get(name) ?? null })),
    /** Answers whether it has begun: there is no such story, or another one is being told. */
    start(name: string): boolean {
      const story = all.find((one) => one.name === name);
      if (story === undefined || running) return false;
      void tell(story);
      return true;
    },
    /** Ends the step that waits. */
    enough(): boolean {
      end();
      return running;
    },
  };
}
