import type { ForwardClock, Sandbox } from '@ticket-hub/sandbox';
import { seedWorld } from '../seed/seed-world.ts';
import type { State } from '../state.ts';
import { createStories } from '../stories/stories.ts';
import { readAccounts } from './accounts.ts';
import { apisOf } from './apis.ts';
import { readDeliveries } from './deliveries.ts';
import { createLive } from './live.ts';
import { outboxesOf, readOutbox } from './outboxes.ts';
import { readPayments } from './payments.ts';
import { countMorePeople, readPeople } from './people.ts';
import { createTabs } from './tabs.ts';

export interface Settings {
  clock: ForwardClock;
  /** Where the app's pages are. */
  webUrl: string;
  /** Where the API is. */
  apiUrl: string;
}

export type MissionControl = ReturnType<typeof createMissionControl>;

/** All that the page shows and does. */
export function createMissionControl(sandbox: Sandbox, { clock, webUrl, apiUrl }: Settings) {
  const { clerk, stripe } = sandbox;
  const outboxes = outboxesOf(sandbox);
  const apis = apisOf(sandbox);
  const tabs = createTabs(outboxes, clerk.users);
  const forwards: { at: number; ms: number }[] = [];
  const live = createLive(() => JSON.stringify(read()));

  function heal() {
    for (const { outbox } of outboxes) outbox.heal();
    for (const api of apis) api.become('up');
  }

  const stories = createStories({ sandbox, apiUrl, webUrl, tabs, heal, changed: live.changed });
  let seeding: ReturnType<typeof seedWorld> | undefined;

  function putForwardSince(at: number): number {
    return forwards.filter((one) => one.at >= at).reduce((sum, { ms }) => sum + ms, 0);
  }

  function read(): State {
    return {
      webUrl,
      people: readPeople(clerk.users),
      morePeople: countMorePeople(clerk.users),
      accounts: readAccounts(stripe),
      payments: readPayments(stripe),
      deliveries: readDeliveries(outboxes, { users: clerk.users, tabs, putForwardSince }),
      outboxes: outboxes.map(readOutbox),
      apis: apis.map((api) => api.read()),
      tabs: tabs.open(),
      stories: stories.read(),
    };
  }

  for (const { outbox } of outboxes) outbox.watch(live.changed);

  return {
    apis,
    live,
    outboxes,
    read,
    stories,
    tabs,
    putForward(ms: number) {
      forwards.push({ at: clock.now(), ms });
      clock.putForward(ms);
    },
    /** Once, however often it is asked for. */
    seed() {
      seeding ??= seedWorld({ sandbox, apiUrl }).finally(() => {
        seeding = undefined;
      });
      return seeding;
    },
  };
}
