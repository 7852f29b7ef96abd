import type { World } from '../acts/as-person.ts';
import type { Tabs } from '../server/tabs.ts';
import type { StepState } from '../state.ts';

interface Asked {
  links?: StepState['links'];
  /** The label of a button that ends the step early. */
  enough?: string;
}

/** What a story is told with. */
export interface Stage extends World {
  webUrl: string;
  tabs: Tabs;
  /** Every fault is taken back. */
  heal(): void;
  /** Does something, says so, and says what came of it. */
  step(text: string, work: () => unknown, asked?: Asked): Promise<void>;
  /** Resolves when the time is over, or somebody has had enough. */
  wait(ms: number): Promise<void>;
}

export interface Story {
  name: string;
  title: string;
  about: string;
  run(stage: Stage): Promise<void>;
}
