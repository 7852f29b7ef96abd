import { expect, vi } from 'vitest';
import { isGood, phone } from '../src/accessibility.ts';
import { becomeOrganizer, createPerson, publishEvent } from '../src/person.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

test('a visitor finds events by words, those that are over, and what else their organizer has to offer', async ({
  page,
  world,
}) => {
  const lena = createPerson(world, 'Lena', 'Lively');
  const max = createPerson(world, 'Max', 'Music');
  const now = Date.now();
  const { id } = await lena.api.events.create.mutate({
    title: 'Matinee',
    description: '',
    venue: 'Town Hall, New York',
    startsAt: new Date(now - 3_600_000).toISOString(),
    endsAt: new Date(now + 2_000).toISOString(),
    timeZone: 'America/New_York',
    capacity: 12_000,
    price: null,
  });
  await lena.api.events.publish.mutate({ eventId: id });
  const pictureUrl = `${world.sandboxUrl}/pictures/park`;
  await publishEvent(lena, { title: 'Reading in the park', capacity: 12_000, pictureUrl });
  await publishEvent(max, { title: 'Jazz at night' });
  await vi.waitFor(async () => expect((await max.api.events.list.query({ when: 'past' })).events).toHaveLength(1), {
    timeout: 30_000,
  });

  await page.setViewportSize(phone);
  await page.goto('/events');
  await page.getByText('12,000 seats left').waitFor();
  await page.waitForFunction('[...document.images].some(({ naturalWidth }) => naturalWidth === 640)');
  await isGood(page, 'events');
  await page.getByRole('searchbox', { name: 'Search events' }).fill('lena');
  await page.getByRole('link', { name: 'Jazz at night' }).waitFor({ state: 'detached' });
  await page.getByRole('link', { name: 'Reading in the park' }).waitFor();
  await page.getByRole('link', { name: 'Past' }).click();
  await page.getByText('for you').waitFor();
  expect(new URL(page.url()).search).toBe('?q=lena&when=past');
  await page.getByRole('link', { name: 'Matinee' }).click();
  await page.getByText('This event is over').waitFor();
  await page.getByText('For you:').waitFor();
  await isGood(page, 'event-over');

  await page.getByRole('link', { name: 'Lena Lively' }).click();
  await page.getByRole('heading', { name: 'Lena Lively' }).waitFor();
  await page
    .getByRole('region', { name: 'Upcoming events' })
    .getByRole('link', { name: 'Reading in the park' })
    .waitFor();
  await page.getByRole('region', { name: 'Past events' }).getByRole('link', { name: 'Matinee' }).waitFor();
  expect(await page.getByRole('link', { name: 'Jazz at night' }).count()).toBe(0);
  await isGood(page, 'organizer');
  await page.goto('/organizers/nobody');
  await page.getByText('Organizer not found').waitFor();
});

test('a reservation says how long it lasts, and can be given back for others to have', async ({ page, world }) => {
  const host = createPerson(world, 'Rita', 'Reserved');
  await becomeOrganizer(world, host);
  const eventId = await publishEvent(host, { title: 'Two seats', capacity: 2, price: 2000 });
  const buyer = createPerson(world, 'Bert', 'Back');
  await buyer.api.tickets.checkout.mutate({ eventId, quantity: 2 });
  const shared = await (await fetch(`${world.url}/events/${eventId}`)).text();
  expect(shared).toContain('<meta property="og:title" content="Two seats" />');
  await openAs(page, world, buyer, `/events/${eventId}`);
  await page.getByText('2 tickets are reserved for you').waitFor();
  await page
    .getByRole('timer')
    .getByText(/^(40:00|39:\d\d) left$/)
    .waitFor();
  await isGood(page, 'event-reserved');
  await page.getByRole('button', { name: 'Give back' }).click();
  await page.getByText('2 of 2 seats left').waitFor();
  await page.getByText('2 tickets are reserved for you').waitFor({ state: 'detached' });
  await page.getByRole('button', { name: 'Get tickets' }).click();
  await page.getByRole('button', { name: 'Pay €20.00' }).waitFor();
  expect(world.stripe.checkout.all().map(({ status }) => status)).toEqual(['expired', 'open']);
});
