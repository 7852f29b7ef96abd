import { expect } from 'vitest';
import { describeEvent } from '../src/event-form.ts';
import { becomeOrganizer, createPerson, publishEvent } from '../src/person.ts';
import { takePicture } from '../src/picture.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

test('a free event needs no account at Stripe, and its tickets are there at once', async ({
  page,
  otherPage,
  world,
}) => {
  const host = createPerson(world, 'Frida', 'Free');
  const guest = createPerson(world, 'Gina', 'Guest');
  await openAs(page, world, host, '/events/new');
  await describeEvent(page, { title: 'Reading in the park' });
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('On sale, 0 of 50 taken').waitFor();

  await page.getByRole('link', { name: 'View page' }).click();
  await page.getByRole('link', { name: 'Manage' }).waitFor();
  await openAs(otherPage, world, guest, page.url());
  await otherPage.getByLabel('Quantity').selectOption('2');
  await otherPage.getByRole('button', { name: 'Get tickets' }).click();
  await otherPage.getByRole('heading', { name: 'My tickets' }).waitFor();
  await otherPage.getByText('Valid').nth(1).waitFor();
  expect(await otherPage.getByLabel('Ticket code').count()).toBe(2);

  await page.getByRole('link', { name: 'Manage' }).click();
  await page.getByRole('link', { name: 'Guests' }).click();
  const guests = page.getByRole('region', { name: 'Guests' });
  await guests.getByText('2 tickets').click();
  await guests.getByRole('button', { name: 'Revoke: Gina Guest' }).first().click();
  await page.getByRole('button', { name: 'Revoke the ticket' }).click();
  await guests.getByRole('list').getByText('Void').first().waitFor();
  await otherPage.getByText('This ticket is no longer valid').waitFor();
});

test('publishing a paid event without an account is refused in words that lead to Payouts', async ({ page, world }) => {
  const host = createPerson(world, 'Nora', 'Noaccount');
  await openAs(page, world, host, '/events/new');
  await describeEvent(page, { title: 'Too early', price: '12.5' });
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('Your Stripe account cannot receive payments yet.').waitFor();
  await takePicture(page, 'publish-refused');
  await page.getByRole('link', { name: 'Go to Payouts' }).click();
  await page.getByRole('button', { name: 'Connect with Stripe' }).waitFor();
});

test('a draft is there for its organizer and for nobody else', async ({ page, otherPage, world }) => {
  const host = createPerson(world, 'Dora', 'Draft');
  const other = createPerson(world, 'Otto', 'Other');
  await openAs(page, world, host, '/events/new');
  await describeEvent(page, { title: 'Secret' });
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('heading', { name: 'Secret' }).waitFor();

  const url = page.url().replace('/manage', '');
  await openAs(otherPage, world, other, url);
  // Only then has the session begun.
  await otherPage.getByRole('heading', { name: 'Event not found' }).waitFor();
  for (const path of ['/edit', '/manage']) {
    await otherPage.goto(`${url}${path}`);
    await otherPage.getByRole('heading', { name: 'Event not found' }).waitFor();
  }
  await page.getByRole('button', { name: 'Publish' }).click();
  await otherPage.goto(url);
  await otherPage.getByRole('heading', { name: 'Secret' }).waitFor();
});

test('what is missing, and what the API does not take, is said at the fields', async ({ page, world }) => {
  const host = createPerson(world, 'Eva', 'Errors');
  await openAs(page, world, host, '/events/new');
  await describeEvent(page, { title: '', capacity: '2000000' });
  await page.getByLabel('Ends').fill('2020-01-01T10:00');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByText('Enter a title').waitFor();
  await page.getByLabel('Title').and(page.locator(':focus')).waitFor();
  await page.getByLabel('Title').fill('In order');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByText('Enter a number from 1 to 1,000,000').waitFor();
  await page.getByText('The end must be after the start').waitFor();
  await page.getByLabel('Ends').and(page.locator(':focus')).waitFor();
  await takePicture(page, 'event-form-refused');
  await page.getByLabel('Capacity').fill('20');
  await page.getByLabel('Ends').fill('2099-01-01T10:00');
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('heading', { name: 'In order' }).waitFor();
});

test('an edit of a published event is there for whoever looks, and its price stays', async ({
  page,
  otherPage,
  world,
}) => {
  const host = createPerson(world, 'Edda', 'Editor');
  await becomeOrganizer(world, host);
  const eventId = await publishEvent(host, { title: 'Old title', price: 1500 });
  const reader = createPerson(world, 'Rita', 'Reader');
  await openAs(otherPage, world, reader, `/events/${eventId}`);
  await otherPage.getByRole('heading', { name: 'Old title' }).waitFor();

  await openAs(page, world, host, `/events/${eventId}/manage`);
  await page.getByRole('link', { name: 'Edit' }).click();
  expect(await page.getByLabel('Ticket price').isDisabled()).toBe(true);
  await page.getByLabel('Title').fill('New title');
  await page.getByLabel('Time zone').first().fill('New_York');
  await page.getByRole('option', { name: 'America/New_York' }).click();
  await page.getByRole('button', { name: 'Save' }).click();
  await otherPage.getByRole('heading', { name: 'New title' }).waitFor();
  await otherPage.getByText('Eastern Standard Time (America/New York)').waitFor();
});

test('an event that sells out while somebody looks at it says so without a reload', async ({ page, world }) => {
  const host = createPerson(world, 'Sophie', 'Small');
  const fast = createPerson(world, 'Fred', 'Fast');
  const slow = createPerson(world, 'Sven', 'Slow');
  const eventId = await publishEvent(host, { title: 'One seat', capacity: 1 });
  await openAs(page, world, slow, `/events/${eventId}`);
  await page.getByText('1 of 1 seat left').waitFor();
  await page.getByRole('button', { name: 'Get tickets' }).waitFor();
  await fast.api.tickets.checkout.mutate({ eventId, quantity: 1 });
  await page.getByText('Sold out').waitFor();
  await page.getByRole('button', { name: 'Get tickets' }).waitFor({ state: 'hidden' });
});

test('an event whose organizer can no longer receive money cannot be bought, and says so', async ({
  page,
  otherPage,
  world,
}) => {
  const host = createPerson(world, 'Rosa', 'Restricted');
  const buyer = createPerson(world, 'Willi', 'Willing');
  const accountId = await becomeOrganizer(world, host);
  const eventId = await publishEvent(host, { title: 'On hold', price: 1000 });
  await openAs(page, world, buyer, `/events/${eventId}`);
  await page.getByRole('button', { name: 'Get tickets' }).waitFor();
  await openAs(otherPage, world, host, `/events/${eventId}`);

  world.stripe.accounts.restrict(accountId);
  await page.getByText('Not on sale right now').waitFor();
  await page.getByRole('button', { name: 'Get tickets' }).waitFor({ state: 'hidden' });
  await takePicture(page, 'event-not-on-sale');
  await otherPage.getByRole('link', { name: 'Go to Payouts to see what Stripe needs' }).click();
  await otherPage.getByText('Your account is restricted').waitFor();

  world.stripe.accounts.restore(accountId);
  await page.getByRole('button', { name: 'Get tickets' }).waitFor();
});

test('whoever is not signed in browses events page by page, and is led back after signing in', async ({
  page,
  world,
}) => {
  const host = createPerson(world, 'Lena', 'Longlist');
  createPerson(world, 'Anna', 'Anonymous');
  for (let number = 1; number <= 25; number += 1) await publishEvent(host, { title: `Evening ${number}` });
  await page.goto('/');
  await page.getByRole('link', { name: 'Browse events' }).click();
  await page.getByRole('heading', { name: 'Events' }).waitFor();
  await page.getByRole('button', { name: 'Load more' }).click();
  await page.getByRole('link', { name: 'Evening 25' }).click();
  await page.getByRole('heading', { name: 'Evening 25' }).waitFor();
  const { pathname } = new URL(page.url());
  await page.getByRole('main').getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Anna Anonymous' }).click();
  await page.getByRole('button', { name: 'Get tickets' }).waitFor();
  expect(new URL(page.url()).pathname).toBe(pathname);
});

test('sales and check-ins show to the organizer and to a visitor who is not signed in, without a reload or a poll', async ({
  page,
  otherPage,
  world,
}) => {
  const host = createPerson(world, 'Liva', 'Host');
  const guest = createPerson(world, 'Lars', 'Guest');
  const eventId = await publishEvent(host, { title: 'Live evening', capacity: 9 });
  const asked: string[] = [];
  for (const tab of [page, otherPage]) {
    await tab.clock.install();
    tab.on('request', (request) => {
      const { pathname } = new URL(request.url());
      if (pathname.startsWith('/trpc/')) asked.push(pathname);
    });
  }
  await openAs(page, world, host, `/events/${eventId}/manage/guests`);
  const guests = page.getByRole('region', { name: 'Guests' });
  await guests.getByText('No guests yet').waitFor();
  await otherPage.goto(`/events/${eventId}`);
  await otherPage.getByText('9 of 9 seats left').waitFor();

  await guest.api.tickets.checkout.mutate({ eventId, quantity: 1 });
  await guests.getByText('1 of 9 seats taken').waitFor();
  await guests.getByRole('list').getByText('Valid').waitFor();
  await otherPage.getByText('8 of 9 seats left').waitFor();
  const { tickets } = await guest.api.tickets.mine.query({});
  await host.api.tickets.checkIn.mutate({ eventId, code: tickets[0]?.code ?? '' });
  await guests.getByRole('list').getByText('Checked in').first().waitFor();

  asked.length = 0;
  for (const tab of [page, otherPage]) await tab.clock.fastForward(35_000);
  expect(asked).toEqual([]);
  await guest.api.tickets.checkout.mutate({ eventId, quantity: 1 });
  await otherPage.getByText('7 of 9 seats left').waitFor();
  await guests.getByText('2 of 9 seats taken').waitFor();
  expect(asked.filter((path) => path.includes('events.byId'))).toHaveLength(2);
});
