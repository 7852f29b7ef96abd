import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { isGood } from '../src/accessibility.ts';
import { becomeOrganizer, createPerson, publishEvent } from '../src/person.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';
import { OPERATOR, type World } from '../src/world.ts';

function operator(world: World) {
  const known = world.clerk.users.get(OPERATOR);
  return known ?? world.clerk.users.create({ id: OPERATOR, firstName: 'Olive', lastName: 'Operator' });
}

const figure = (page: Page, name: string) => page.getByRole('region', { name, exact: true });
const goTo = (page: Page, name: string) => page.getByRole('navigation', { name: 'Console' }).getByText(name).click();

test('an outage of the webhooks is seen rising in the console, and healed there', async ({ page, world }) => {
  createPerson(world, 'Early', 'Bird');
  await openAs(page, world, operator(world), '/you');
  await page.getByRole('link', { name: 'Admin' }).click();
  await figure(page, 'Clerk').getByText('Well').waitFor();
  await figure(page, 'Drift').getByText('No reconcile has been finished').waitFor();

  // While nothing that Clerk sends arrives, people come all the same, and one of them is here before their delivery.
  world.clerk.outbox.inject({ kind: 'drop' }, 4);
  const [first] = ['Ann', 'Ben', 'Cat', 'Dan'].map((name) => createPerson(world, name, 'Lost'));
  await first?.api.users.me.query();
  await figure(page, 'Clerk').getByText('Silent').waitFor();
  await figure(page, 'First requests').getByText('1 in a day').waitFor();
  await isGood(page, 'console-outage');

  await goTo(page, 'Reconcile');
  await page.getByRole('button', { name: 'Dry run' }).click();
  await page.getByText('3 would be created, 0 updated and 0 deleted.').waitFor();
  await isGood(page, 'console-dry-run');
  await goTo(page, 'Health');
  await figure(page, 'Drift').getByText('Differs').waitFor();

  await goTo(page, 'Reconcile');
  await page.getByRole('button', { name: 'Apply' }).click();
  await page.getByText('As the dry run has found it: 3 are created').waitFor();
  await page.getByRole('dialog').getByRole('button', { name: 'Reconcile' }).click();
  await page
    .getByText('4 checked')
    .or(page.getByText(/checked.*: 3 created/))
    .nth(1)
    .waitFor();

  await goTo(page, 'Deliveries');
  await page.getByText('user.created').first().waitFor();
  const shown = await page.getByText('user.created').count();
  createPerson(world, 'Late', 'Riser');
  await page.getByText('user.created').nth(shown).waitFor();
  await isGood(page, 'console-deliveries');
  await goTo(page, 'Health');
  await figure(page, 'Clerk').getByText('Well').waitFor();
  await figure(page, 'Drift').getByText('Well').waitFor();
  await figure(page, 'Drift').getByText('3 were put right').waitFor();
});

test('somebody is looked for, asked about, exported and kept deleted; money that is due shows; all of it is in the audit', async ({
  page,
  world,
}) => {
  const host = createPerson(world, 'Helga', 'Host');
  await becomeOrganizer(world, host);
  const eventId = await publishEvent(host, { title: 'Rained off', price: 1_200 });
  const guest = createPerson(world, 'Gregor', 'Samsa');
  const { url } = await guest.api.tickets.checkout.mutate({ eventId, quantity: 2 });
  world.stripe.checkout.pay(new URL(url).pathname.split('/').at(-1) ?? '');
  await world.stripe.delivered();
  world.clerk.outbox.inject({ kind: 'drop' });
  world.clerk.users.update(guest.id, { firstName: 'Georg' });

  await openAs(page, world, operator(world), '/admin/users');
  await page.getByLabel('Search').fill('samsa');
  await page.getByLabel('Search').press('Enter');
  await page.getByRole('link', { name: 'Gregor Samsa' }).waitFor();
  await isGood(page, 'console-users');
  await page.getByRole('link', { name: 'Gregor Samsa' }).click();
  await page.getByRole('region', { name: 'Tickets' }).getByText('Rained off').first().waitFor();
  await page.getByRole('button', { name: 'Ask Clerk again' }).click();
  await page.getByRole('button', { name: 'Ask Clerk', exact: true }).click();
  await page.getByText('They differed from Clerk, and were put right.').waitFor();
  await page.getByRole('heading', { name: 'Georg Samsa' }).waitFor();
  await page.getByRole('button', { name: 'Export' }).click();
  const download = page.waitForEvent('download');
  await page.getByRole('dialog').getByRole('button', { name: 'Export' }).click();
  expect((await download).suggestedFilename()).toBe(`${guest.id}.json`);
  await page.getByRole('region', { name: 'What operators did' }).getByText('Export').waitFor();
  await isGood(page, 'console-person');

  world.stripe.api.fail({ status: 500, times: Number.POSITIVE_INFINITY });
  await host.api.events.cancel.mutate({ eventId });
  await goTo(page, 'Money');
  await page.getByRole('region', { name: 'Due' }).getByText('Refund: €12.00').first().waitFor();
  await page.getByRole('button', { name: 'Try all again' }).click();
  await page.getByRole('button', { name: 'Try again', exact: true }).click();
  await page.getByText('There was nothing to try again.').waitFor();
  await isGood(page, 'console-money');
  world.stripe.api.heal();

  world.clerk.users.delete(guest.id);
  await world.clerk.outbox.idle();
  await page.goto(`/admin/users/${guest.id}`);
  await page.getByRole('button', { name: 'Restore' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore' }).click();
  await page.getByText('Clerk does not know them either. The deletion stands.').waitFor();
  await goTo(page, 'Audit');
  for (const action of ['Restore', 'Try money again', 'Export', 'Ask Clerk again'])
    await page.getByRole('listitem').filter({ hasText: action }).first().waitFor();
  await isGood(page, 'console-audit');
});

test('for whoever is no administrator there is no console', async ({ page, world }) => {
  await openAs(page, world, createPerson(world, 'Norma', 'Nobody'), '/admin/audit');
  await page.getByRole('heading', { name: 'Page not found' }).waitFor();
  await page.goto('/you');
  await page.getByRole('heading', { name: 'Norma Nobody' }).waitFor();
  expect(await page.getByRole('link', { name: 'Admin' }).count()).toBe(0);
});
