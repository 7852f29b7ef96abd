import { readFile } from 'node:fs/promises';
import { expect } from 'vitest';
import { isGood, phone } from '../src/accessibility.ts';
import { fakeCamera } from '../src/camera.ts';
import { becomeOrganizer, createPerson, type Person, publishEvent } from '../src/person.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';
import type { World } from '../src/world.ts';

async function getTickets(guest: Person, eventId: string, quantity: number): Promise<string[]> {
  await guest.api.tickets.checkout.mutate({ eventId, quantity });
  const { tickets } = await guest.api.tickets.mine.query({ limit: 100 });
  return tickets.filter(({ event }) => event.id === eventId).map(({ code }) => code);
}

async function pay(world: World, buyer: Person, purchase: { eventId: string; quantity: number }): Promise<void> {
  const { url } = await buyer.api.tickets.checkout.mutate(purchase);
  world.stripe.checkout.pay(new URL(url).pathname.split('/').at(-1) ?? '');
  await world.stripe.delivered();
}

test('a door lets in whom the camera sees, once each, and says who it was and how many are in', async ({
  page,
  world,
}) => {
  const host = createPerson(world, 'Dorothea', 'Door');
  const eventId = await publishEvent(host, { title: 'Ten at the door', capacity: 20 });
  const guests = [createPerson(world, 'Greta', 'Guest'), createPerson(world, 'Gero', 'Guest')];
  const codes = (await Promise.all(guests.map((guest) => getTickets(guest, eventId, 5)))).flat();
  const elsewhere = await publishEvent(host, { title: 'Another evening' });
  const [foreign = ''] = await getTickets(guests[0] ?? host, elsewhere, 1);
  await page.setViewportSize(phone);
  const camera = await fakeCamera(page);
  await openAs(page, world, host, `/events/${eventId}/manage/check-in`);
  const door = page.getByRole('region', { name: 'Check-in' });
  await door.getByText('0 of 10 in').waitFor();
  await door.getByRole('button', { name: 'Scan with the camera' }).click();
  await door.getByLabel('Camera').waitFor();

  for (const [place, code] of codes.slice(0, 9).entries()) {
    await camera.holdUp(code);
    await door.getByText(`Valid ticket: checked in. ${place + 1} of 10 in`).waitFor();
    await door.getByText(place < 5 ? 'Greta Guest' : 'Gero Guest').waitFor();
  }
  await isGood(page, 'door-checked-in');
  await camera.holdUp(codes[0] ?? '');
  await door.getByText('This ticket was already checked in').waitFor();
  await isGood(page, 'door-again');
  await camera.holdUp(foreign);
  await door.getByText('No ticket for this event has this code.').waitFor();
  await isGood(page, 'door-foreign');
  await camera.holdUp(codes[9] ?? '');
  await door.getByText('Valid ticket: checked in. 10 of 10 in').waitFor();
  await door.getByRole('button', { name: 'Stop the camera' }).click();

  await host.api.events.cancel.mutate({ eventId });
  await page.getByText('This event is cancelled.').waitFor();
  expect(await page.getByRole('link', { name: 'Check-in' }).count()).toBe(0);
});

test('an organizer sees what an event brings and who comes, finds them, and takes the list along', async ({
  page,
  world,
}) => {
  const host = createPerson(world, 'Olivia', 'Overview');
  await becomeOrganizer(world, host);
  const eventId = await publishEvent(host, { title: 'Numbers', capacity: 120, price: 2_500 });
  const formula = createPerson(world, '=SUM(A1)', 'Sly');
  const zoe = createPerson(world, 'Zoë', 'Żak');
  await pay(world, formula, { eventId, quantity: 1 });
  await pay(world, zoe, { eventId, quantity: 2 });
  await openAs(page, world, host, `/events/${eventId}/manage`);
  const figures = page.getByRole('region', { name: 'Figures' });
  await figures.getByText('of 120').waitFor();
  const money = page.getByRole('region', { name: 'Money' });
  await money.getByText('€74.25').waitFor();
  await page.getByText('You get €24.75 of each €25.00.').waitFor();
  await page.getByText('3 tickets in 14 days').waitFor({ state: 'attached' });
  await isGood(page, 'desk-overview');
  await pay(world, zoe, { eventId, quantity: 1 });
  await money.getByText('€99.00').waitFor();

  await page.getByRole('link', { name: 'Guests' }).click();
  const guests = page.getByRole('region', { name: 'Guests' });
  await guests.getByText('Zoë Żak').nth(1).waitFor();
  await guests.getByText('2 tickets').click();
  await isGood(page, 'desk-guests');
  await guests.getByLabel('Search by name').fill('żak');
  await guests.getByText('=SUM(A1) Sly').waitFor({ state: 'detached' });
  await guests.getByLabel('Which guests').selectOption('Checked in');
  await guests.getByText('Nobody like that.').waitFor();
  const saved = page.waitForEvent('download');
  await guests.getByRole('button', { name: 'Download CSV' }).click();
  const csv = await readFile(await (await saved).path(), 'utf8');
  expect(csv.split('\r\n').map((row) => row.split(',').slice(0, 3).join(','))).toEqual([
    '\uFEFFName,Tickets,Valid',
    'Zoë Żak,1,1',
    'Zoë Żak,2,2',
    "'=SUM(A1) Sly,1,1",
    '',
  ]);
});
