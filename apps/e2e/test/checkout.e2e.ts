import { expect } from 'vitest';
import { becomeOrganizer, createPerson, publishEvent } from '../src/person.ts';
import { takePicture } from '../src/picture.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';
import type { World } from '../src/world.ts';

async function sale(world: World, host: string, capacity = 8) {
  const organizer = createPerson(world, host, 'Host');
  await becomeOrganizer(world, organizer);
  return { organizer, eventId: await publishEvent(organizer, { title: `${host} invites`, capacity, price: 2000 }) };
}

test('whoever leaves the checkout goes on with the same order, and a declined card can be followed by a good one', async ({
  page,
  world,
}) => {
  const { eventId } = await sale(world, 'Ada');
  const buyer = createPerson(world, 'Carla', 'Careful');
  await openAs(page, world, buyer, `/events/${eventId}`);
  await page.getByLabel('Quantity').selectOption('3');
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('link', { name: 'Back without paying' }).click();
  await page.getByText('5 of 8 seats left').waitFor();
  await page.goto('/tickets');
  await page.getByText('The seat is held until the payment is confirmed').first().waitFor();
  await takePicture(page, 'tickets-reserved');
  await page.getByRole('link', { name: 'Not paid yet? Continue on the event’s page' }).first().click();

  await page.getByLabel('Quantity').selectOption('3');
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('button', { name: 'Decline the card' }).click();
  await page.getByText('Your card was declined').waitFor();
  await page.getByRole('button', { name: 'Pay €60.00' }).click();
  await page.getByText('Your payment is confirmed').waitFor();
  await page.getByText('You have 3 tickets').waitFor();
  expect(world.stripe.checkout.all()).toHaveLength(1);
});

test('whoever holds the last seats finds the way back to paying for them', async ({ page, world }) => {
  const { eventId } = await sale(world, 'Amy', 2);
  const buyer = createPerson(world, 'Last', 'Seats');
  const before = world.stripe.checkout.all().length;
  await openAs(page, world, buyer, `/events/${eventId}`);
  await page.getByLabel('Quantity').selectOption('2');
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('link', { name: 'Back without paying' }).click();
  await page.getByText('Sold out').waitFor();
  await page.getByText('2 tickets are reserved for you').waitFor();
  await takePicture(page, 'event-reserved');
  await page.getByRole('button', { name: 'Pay now' }).click();
  await page.getByRole('button', { name: 'Pay €40.00' }).click();
  await page.getByText('Your payment is confirmed').waitFor();
  expect(world.stripe.checkout.all()).toHaveLength(before + 1);
});

test('an order that ended while its buyer was away is followed by a new one', async ({ page, world }) => {
  const { eventId } = await sale(world, 'Bea');
  const buyer = createPerson(world, 'Late', 'Payer');
  await openAs(page, world, buyer, `/events/${eventId}`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('link', { name: 'Back without paying' }).click();
  await page.getByText('7 of 8 seats left').waitFor();
  const [first] = world.stripe.checkout.all().slice(-1);
  world.stripe.checkout.expire(first?.id ?? '');
  await page.getByText('8 of 8 seats left').waitFor();
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('button', { name: 'Pay €20.00' }).click();
  await page.getByText('Your payment is confirmed').waitFor();
});

test('a double click makes one order', async ({ page, world }) => {
  const { eventId } = await sale(world, 'Cleo');
  const buyer = createPerson(world, 'Nervous', 'Clicker');
  const before = world.stripe.checkout.all().length;
  await openAs(page, world, buyer, `/events/${eventId}`);
  await page.getByRole('button', { name: 'Get tickets' }).dblclick();
  await page.getByRole('button', { name: 'Pay €20.00' }).waitFor();
  expect(world.stripe.checkout.all()).toHaveLength(before + 1);
});

test('a payment from a bank account is followed until it is confirmed', async ({ page, world }) => {
  const { eventId } = await sale(world, 'Dana');
  const buyer = createPerson(world, 'Bank', 'Payer');
  await openAs(page, world, buyer, `/events/${eventId}`);
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('button', { name: 'Pay from a bank account' }).click();
  await page.getByText('Your payment is being confirmed').waitFor();
  await takePicture(page, 'payment-pending');
  const [session] = world.stripe.checkout.all().slice(-1);
  world.stripe.checkout.settleAsync(session?.id ?? '', 'ok');
  await page.getByText('Your payment is confirmed').waitFor();
});

test('an organizer refunds one ticket, and its buyer sees it', { timeout: 120_000 }, async ({
  page,
  otherPage,
  world,
}) => {
  const { organizer, eventId } = await sale(world, 'Ella');
  const buyer = createPerson(world, 'Ill', 'Today');
  const { url } = await buyer.api.tickets.checkout.mutate({ eventId, quantity: 1 });
  world.stripe.checkout.pay(new URL(url).pathname.split('/').at(-1) ?? '');
  await world.stripe.delivered();
  await openAs(otherPage, world, buyer, '/tickets');
  await otherPage.getByText('Valid').waitFor();
  await openAs(page, world, organizer, `/events/${eventId}/manage/guests`);
  await page.getByRole('button', { name: 'Refund: Ill Today' }).click();
  await page.getByText('Ill Today gets €20.00 back').waitFor();
  await page.getByRole('button', { name: 'Refund the ticket' }).click();
  await page
    .getByRole('region', { name: 'Guests' })
    .getByRole('list')
    .getByText(/Refund pending|Refunded/)
    .waitFor();
  await otherPage.getByText('Refunded', { exact: true }).waitFor({ timeout: 60_000 });
});
