import { asAdministrator } from '../acts/administrator.ts';
import { asPerson } from '../acts/as-person.ts';
import { castAs } from './cast.ts';
import type { Stage, Story } from './stage.ts';

const minute = 60_000;

export const outage: Story = {
  name: 'outage',
  title: 'Lose every webhook for a minute, then reconcile',
  about:
    'Clerk’s deliveries vanish while people change their names. Nothing is ever sent again, and reconcile heals it.',
  async run(stage) {
    const { users, outbox } = stage.sandbox.clerk;
    const people = [castAs(stage, 'first'), castAs(stage, 'second'), castAs(stage, 'third')];
    await stage.step('Three people are known to the application', async () => {
      for (const id of people) await asPerson(stage, id).users.me.query();
      await outbox.idle();
    });
    await stage.step('From now on every webhook is lost, and all three change their names', () => {
      outbox.lasting = { kind: 'drop' };
      for (const id of people) users.update(id, { lastName: nextName(users.get(id)?.last_name) });
    });
    await stage.step('A minute passes', () => stage.wait(minute), { enough: 'That is enough of a minute' });
    await stage.step('Webhooks arrive again, but nobody sends the lost ones', () => outbox.heal());
    await stage.step('Rows are out of date', async () => `${await countBehind(stage, people)} of 3 rows differ`);
    await stage.step('An administrator reconciles', async () => {
      const { checked, updated, drift } = await asAdministrator(stage).admin.reconcile.mutate({ dryRun: false });
      return `${checked} people compared, ${drift} differed, ${updated} updated`;
    });
    await stage.step('Every row says again what Clerk says', async () => {
      const behind = await countBehind(stage, people);
      if (behind > 0) throw new Error(`${behind} of 3 rows still differ`);
      return 'No row differs';
    });
  },
};

const surnames = ['Amber', 'Birch', 'Cedar'];

function nextName(last: string | null | undefined): string {
  return surnames[(surnames.indexOf(last ?? '') + 1) % surnames.length] ?? '';
}

/** How many rows tell another name than Clerk does, as anybody who is signed in sees them. */
async function countBehind(stage: Stage, people: string[]): Promise<number> {
  const api = asAdministrator(stage);
  const compared = people.map(async (clerkId) => {
    const { name } = await api.users.byId.query({ clerkId });
    const at = stage.sandbox.clerk.users.get(clerkId);
    return name !== `${at?.first_name} ${at?.last_name}`;
  });
  return (await Promise.all(compared)).filter(Boolean).length;
}
