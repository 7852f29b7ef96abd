import { expect } from 'vitest';
import { isGood } from '../src/accessibility.ts';
import { describeEvent } from '../src/event-form.ts';
import { becomeOrganizer, createPerson, type Person, publishEvent } from '../src/person.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';
import type { World } from '../src/world.ts';

async function buy(world: World, { api }: Person, purchase: { eventId: string; quantity: number }): Promise<void> {
  const { url } = await api.tickets.checkout.mutate(purchase);
  world.stripe.checkout.pay(new URL(url).pathname.split('/').at(-1) ?? '');
  await world.stripe.delivered();
}

test('pages about events are good for visitors, on a phone and on a desktop', async ({ page, world }) => {
  await page.goto('/events');
  await page.getByText('No events yet').waitFor();
  await isGood(page, 'events-empty');
  const host = createPerson(world, 'Hedwig', 'Host');
  await becomeOrganizer(world, host);
  const pictureUrl = `${world.sandboxUrl}/pictures/harbour`;
  await publishEvent(host, { title: 'Summer night concert', capacity: 120, price: 2950, pictureUrl });
  await publishEvent(host, { title: 'Donaudampfschifffahrtsgesellschaftskapitänsversammlung', capacity: 1 });
  await publishEvent(host, { title: 'A walk through the old town, with cake at the end of it', capacity: 12 });
  await page.reload();
  await page.getByText('Summer night concert').click();
  await page.getByText('Sign in to get tickets').waitFor();
  await page.waitForFunction('[...document.images].some(({ naturalWidth }) => naturalWidth === 640)');
  await isGood(page, 'event-signed-out');
  await page.goto('/events/nowhere');
  await page.getByText('Event not found').waitFor();
  await isGood(page, 'event-not-found');
});

test('pages about their events are good for organizers, on a phone and on a desktop', async ({ page, world }) => {
  const host = createPerson(world, 'Hertha', 'Host');
  await becomeOrganizer(world, host);
  const eventId = await publishEvent(host, { title: 'Winter night concert', capacity: 120, price: 2950 });
  await openAs(page, world, host, '/events/mine');
  await page.getByText('Winter night concert').waitFor();
  await isGood(page, 'my-events');
  await page.goto('/events/new');
  await describeEvent(page, { title: 'Yet another', price: '12' });
  await isGood(page, 'event-form');
  await page.getByLabel('Title').fill('');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByText('Enter a title').waitFor();
  await isGood(page, 'event-form-errors');

  await page.goto(`/events/${eventId}/manage`);
  await page.getByRole('button', { name: 'Cancel event' }).click();
  await page.getByRole('button', { name: 'Cancel the event' }).waitFor();
  await isGood(page, 'event-cancel');
});

test('pages about tickets are good on a phone and on a desktop', async ({ page, world }) => {
  const host = createPerson(world, 'Tilda', 'Host');
  await becomeOrganizer(world, host);
  const buyer = createPerson(world, 'Tom', 'Ticket');
  await openAs(page, world, buyer, '/tickets');
  await page.getByText('No tickets yet').waitFor();
  await isGood(page, 'tickets-empty');
  const sold = await publishEvent(host, { title: 'Jazz in the cellar', price: 1800 });
  const cancelled = await publishEvent(host, { title: 'Rained off', price: 900 });
  await buy(world, buyer, { eventId: sold, quantity: 2 });
  await buy(world, buyer, { eventId: cancelled, quantity: 1 });
  await host.api.events.cancel.mutate({ eventId: cancelled });
  await buyer.api.tickets.checkout.mutate({ eventId: sold, quantity: 1 });
  await page.getByText('Cancelled').waitFor();
  await page.getByText('Reserved').waitFor();
  await page.getByRole('img', { name: 'QR code of the ticket' }).first().waitFor();
  await isGood(page, 'tickets');
  const saved = page.waitForEvent('download');
  await page.getByRole('button', { name: 'Add to calendar' }).first().click();
  expect((await saved).suggestedFilename()).toBe('Jazz in the cellar.ics');
  await page.getByRole('link', { name: 'Print' }).click();
  await page.getByRole('img', { name: 'QR code of the ticket' }).nth(1).waitFor();
  await isGood(page, 'tickets-print');
  await page.goto(`/events/${sold}?paid=1`);
  await page.getByText('Your payment is being confirmed').waitFor();
  await isGood(page, 'event-paying');
});

test('pages about payouts are good on a phone and on a desktop', async ({ page, world }) => {
  const person = createPerson(world, 'Paula', 'Payout');
  await openAs(page, world, person, '/payouts');
  await page.getByText('Get paid for your events').waitFor();
  await isGood(page, 'payouts-none');
  const accountId = await becomeOrganizer(world, person);
  await page.goto('/payouts?from=stripe');
  await page.getByText('Stripe has everything it needs').waitFor();
  await isGood(page, 'payouts-active');
  world.stripe.accounts.requireMore(accountId);
  world.stripe.accounts.restrict(accountId);
  await page.getByText('Your account is restricted').waitFor();
  await isGood(page, 'payouts-restricted');
  world.stripe.accounts.close(accountId);
  await page.getByText('Your account is closed').waitFor();
  await isGood(page, 'payouts-closed');
});
