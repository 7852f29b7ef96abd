import { expect } from 'vitest';
import { describeEvent } from '../src/event-form.ts';
import { takePicture } from '../src/picture.ts';
import { signUpAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

/** The running API settles refunds twice a minute. */
const SETTLED_WITHIN_MS = 60_000;

const olga = { first: 'Olga', last: 'Organizer', email: 'olga@example.com' };
const ben = { first: 'Ben', last: 'Buyer', email: 'ben@example.com' };

test('an event is sold, attended and cancelled, and all the money ends up where it belongs', async ({
  page,
  otherPage,
  world,
}) => {
  await signUpAs(page, olga);
  await page.getByRole('link', { name: 'Payouts' }).click();
  await page.getByRole('heading', { name: 'Get paid for your events' }).waitFor();
  await page.getByRole('button', { name: 'Connect with Stripe' }).click();
  await page.getByRole('button', { name: 'Complete' }).click();
  await page.getByText('Stripe has everything it needs').waitFor();
  await page.getByText('Can receive payments').waitFor();
  await page.getByText('Can be paid out').waitFor();

  await page.getByRole('link', { name: 'Events' }).click();
  await page.getByRole('link', { name: 'New event' }).click();
  await describeEvent(page, { title: 'Night of the bands', price: '25' });
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('heading', { name: 'Night of the bands' }).waitFor();
  await takePicture(page, 'event-draft');
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('On sale, 0 of 50 taken').waitFor();

  await signUpAs(otherPage, ben);
  await otherPage.getByRole('link', { name: 'Events' }).click();
  await otherPage.getByRole('link', { name: 'Night of the bands' }).click();
  await otherPage.getByLabel('Quantity').selectOption('2');
  await otherPage.getByText('€50.00').waitFor();
  await otherPage.getByRole('button', { name: 'Get tickets' }).click();
  await otherPage.getByRole('button', { name: 'Pay €50.00' }).click();
  await otherPage.getByText('Your payment is confirmed').waitFor();
  await otherPage.getByText('You have 2 tickets').waitFor();
  await takePicture(otherPage, 'event-paid');
  await otherPage.getByRole('link', { name: 'My tickets' }).first().click();
  await otherPage.getByText('Valid').nth(1).waitFor();
  await takePicture(otherPage, 'tickets-valid');
  const code = await otherPage.getByLabel('Ticket code').first().textContent();

  await page.getByRole('link', { name: 'Guests' }).click();
  const guests = page.getByRole('region', { name: 'Guests' });
  await guests.getByText('2 of 50 seats taken').waitFor();
  await guests.getByText('Ben Buyer').waitFor();
  await guests.getByText('2 Valid').waitFor();
  await page.getByRole('link', { name: 'Check-in' }).click();
  await page.getByLabel('Ticket code').fill(code ?? '');
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByText('Valid ticket: checked in.').waitFor();
  await otherPage.getByText('This ticket has been used').waitFor();
  await page.getByLabel('Ticket code').fill(code ?? '');
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByText('This ticket was already checked in').waitFor();
  await page.getByRole('link', { name: 'Guests' }).click();
  await guests.getByRole('list').getByText('Checked in', { exact: true }).first().waitFor();

  await page.getByRole('link', { name: 'Payouts' }).click();
  // Two tickets, without what the platform keeps.
  await page.getByText('€49.50').first().waitFor();
  await page.getByRole('button', { name: 'Open Stripe dashboard' }).click();
  await page.getByRole('heading', { name: 'Your payments' }).waitFor();
  await page.getByText('€49.50').first().waitFor();
  await page.goBack();

  await page.getByRole('link', { name: 'Events' }).click();
  await page.getByRole('link', { name: 'My events' }).click();
  await page.getByRole('link', { name: 'Night of the bands' }).click();
  await page.getByRole('link', { name: 'Manage' }).click();
  await page.getByRole('button', { name: 'Cancel event' }).click();
  await page.getByText('Everybody who bought a ticket is refunded').waitFor();
  await takePicture(page, 'event-cancel');
  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await page.getByText('You cancelled this event').waitFor();
  expect(await page.getByRole('link', { name: 'Check-in' }).count()).toBe(0);
  await otherPage.getByText('Refund pending').first().waitFor();
  await otherPage.getByText('Refunded', { exact: true }).nth(1).waitFor({ timeout: SETTLED_WITHIN_MS });
  await takePicture(otherPage, 'tickets-refunded');
  await page.getByRole('link', { name: 'Guests' }).click();
  await guests.getByText('2 Refunded').waitFor();
  expect(world.stripe.ledger.balanceOf(ben.email, 'eur')).toBe(0);
  expect(world.stripe.ledger.check()).toEqual([]);
});
