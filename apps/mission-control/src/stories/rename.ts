import { until } from '../acts/until.ts';
import { castAs } from './cast.ts';
import type { Stage, Story } from './stage.ts';

const patience = 120_000;

export const rename: Story = {
  name: 'rename',
  title: 'Two tabs, one rename',
  about: 'Somebody has two tabs open and changes their name at Clerk. Both show it without a reload, and say how soon.',
  async run(stage) {
    const { users, outbox } = stage.sandbox.clerk;
    const who = castAs(stage, 'first');
    const url = `/open/${who}?to=/you`;
    await stage.step(
      'Open two tabs as Felix Adler',
      async () => {
        await until('Two tabs are open', () => stage.tabs.count(who, 'users.me') >= 2 || undefined, patience);
        return 'Two tabs are open';
      },
      {
        links: [
          { label: 'Open the first tab', url },
          { label: 'Open the second tab', url },
        ],
      },
    );
    let renamed = '';
    await stage.step('Clerk says that Felix has another name', async () => {
      const last = users.get(who)?.last_name === 'Adler' ? 'Adler-Sommer' : 'Adler';
      users.update(who, { lastName: last });
      renamed = outbox.messages.at(-1)?.id ?? '';
      await outbox.idle();
      return `Felix ${last}`;
    });
    await stage.step('Both tabs show it', async () => timesOf(stage, renamed));
  },
};

async function timesOf(stage: Stage, deliveryId: string): Promise<string> {
  const shown = await until('Both tabs show the new name', () => {
    const tabs = stage.tabs.shownOf(deliveryId);
    return tabs.length >= 2 ? tabs : undefined;
  });
  return shown.map(({ afterMs }) => `${Math.round(afterMs)} ms`).join(' and ');
}
