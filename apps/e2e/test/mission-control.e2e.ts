import { expect } from 'vitest';
import { isGood } from '../src/accessibility.ts';
import { openAs } from '../src/sign-in.ts';
import { testInDevelopment as test } from '../src/story.ts';
import type { World } from '../src/world.ts';

async function seed({ sandboxUrl }: World): Promise<unknown> {
  const headers = { 'content-type': 'application/json' };
  return (await fetch(`${sandboxUrl}/control/seed`, { method: 'POST', headers, body: '{}' })).json();
}

test('mission control shows the seeded world, at every width and in both themes', async ({ page, world }) => {
  expect(await seed(world)).toEqual({ outcome: 'seeded' });
  expect(await seed(world)).toEqual({ outcome: 'kept' });
  expect(world.clerk.users.all().map(({ id }) => id)).toContain('user_2SandboxAdaLovelace000000000');
  await page.goto(world.sandboxUrl);
  await page.getByRole('article').first().waitFor();
  await isGood(page, 'mission-control-timeline');
  await page
    .getByRole('button', { name: /^Details of/ })
    .first()
    .click();
  await page.getByRole('region', { name: 'Payload' }).waitFor();
  await isGood(page, 'mission-control-payload');
  const views: [tab: string, shown: string][] = [
    ['People', 'Ada Lovelace'],
    ['Money', 'ada@example.com'],
    ['Faults and clock', 'Clerk: people'],
    ['Stories', 'A dispute'],
  ];
  for (const [tab, shown] of views) {
    await page.getByRole('tab', { name: tab }).click();
    await page.getByRole('heading', { name: shown }).first().waitFor();
    await isGood(page, `mission-control-${tab.toLowerCase().replaceAll(' ', '-')}`);
  }

  await page.getByRole('tab', { name: 'Faults and clock' }).click();
  await page.getByRole('radiogroup', { name: 'Every delivery of Clerk: people' }).getByText('Drop').click();
  await page.getByRole('status').getByText('Clerk: people: Drop').waitFor();
  await page.getByRole('tab', { name: 'People' }).click();
  await page.getByRole('button', { name: 'Rename Zoë Moreau' }).click();
  await page.getByRole('heading', { name: 'Zoë Amber' }).waitFor();
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const lost = page.getByRole('article', { name: 'user.updated Zoë Amber' });
  await lost.getByText('never sent').waitFor();
  await page.getByRole('button', { name: 'Take all back' }).click();
  await lost.getByRole('button', { name: 'Send again' }).click();
  await lost.getByText('delivered').waitFor();
  await lost.getByText('updated', { exact: true }).waitFor();
});

test('five stories are told to the end, on the screen', async ({ page, context, world }) => {
  await page.goto(`${world.sandboxUrl}/#stories`);

  const tell = async (title: string) => {
    await page.getByRole('button', { name: `Tell: ${title}` }).click();
    return page.getByRole('region', { name: title });
  };
  const ends = (story: Awaited<ReturnType<typeof tell>>) => story.getByText('Told to the end').waitFor();

  const outage = await tell('Lose every webhook for a minute, then reconcile');
  await outage.getByRole('button', { name: 'That is enough of a minute' }).click();
  await outage.getByText('3 of 3 rows differ').waitFor();
  await outage.getByText('No row differs').waitFor();
  await ends(outage);

  const lastSeat = await tell('Buy the last seat twice');
  await lastSeat.getByText('1 of 1 seat taken').waitFor();
  await ends(lastSeat);

  const dispute = await tell('A dispute');
  await dispute.getByText('The bank decides for the organizer').waitFor();
  await ends(dispute);

  const leaving = await tell('Somebody leaves');
  await leaving.getByText('brings nobody back').waitFor();
  await ends(leaving);

  const rename = await tell('Two tabs, one rename');
  for (const name of ['Open the first tab', 'Open the second tab']) {
    const opening = context.waitForEvent('page');
    await rename.getByRole('link', { name }).click();
    const tab = await opening;
    await tab.getByRole('heading', { name: 'Felix' }).waitFor();
  }
  await rename.getByText(/^\d+ ms and \d+ ms$/).waitFor();
  await ends(rename);
  await isGood(page, 'mission-control-stories-told');
  await page.getByRole('tab', { name: 'Timeline' }).click();
  const renamed = page.getByRole('article', { name: /^user.updated Felix/ }).first();
  await renamed.getByText(/^2 after \d+ ms, \d+ ms$/).waitFor();
  await renamed.getByText('updated', { exact: true }).waitFor();
});

test('a bar in the app leads to mission control, and lies on nothing', async ({ page, world }) => {
  const ann = world.clerk.users.create({ firstName: 'Bar', lastName: 'Keeper', emailAddress: 'bar@example.com' });
  await openAs(page, world, ann, '/you');
  await page.getByRole('heading', { name: 'Bar Keeper' }).waitFor();
  const bar = page.getByRole('complementary', { name: 'Development' });
  await bar.waitFor();
  await isGood(page, 'development-bar');
  await bar.getByRole('link', { name: 'Mission control' }).click();
  await page.getByRole('heading', { name: 'Mission control' }).waitFor();
});
