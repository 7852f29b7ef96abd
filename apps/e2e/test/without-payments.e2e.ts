import { expect } from 'vitest';
import { describeEvent } from '../src/event-form.ts';
import { createPerson } from '../src/person.ts';
import { openAs, signInAs } from '../src/sign-in.ts';
import { testWithoutPayments as test } from '../src/story.ts';

test('without payments nothing about money is offered, and a free event works from beginning to end', async ({
  page,
  otherPage,
  world,
}) => {
  const host = createPerson(world, 'Free', 'Host');
  const guest = createPerson(world, 'Free', 'Guest');
  await signInAs(page, host.name);
  expect(await page.getByRole('link', { name: 'Payouts' }).count()).toBe(0);
  await page.goto('/payouts');
  await page.getByRole('heading', { name: 'Payments are turned off' }).waitFor();
  await page.goto('/events/new');
  await describeEvent(page, { title: 'Picnic' });
  expect(await page.getByText(/price|stripe/i).count()).toBe(0);
  await page.getByRole('button', { name: 'Create draft' }).click();
  await page.getByRole('button', { name: 'Publish' }).click();
  await page.getByText('On sale, 0 of 50 taken').waitFor();

  await openAs(otherPage, world, guest, page.url().replace('/manage', ''));
  await otherPage.getByRole('button', { name: 'Get tickets' }).click();
  await otherPage.getByText('Valid').waitFor();
  const code = await otherPage.getByLabel('Ticket code').textContent();
  await page.getByRole('link', { name: 'Check-in' }).click();
  await page.getByLabel('Ticket code').fill((code ?? '').toLowerCase());
  await page.getByRole('button', { name: 'Check in' }).click();
  await page.getByText('Valid ticket: checked in.').waitFor();
  await otherPage.getByText('This ticket has been used').waitFor();

  await page.getByRole('link', { name: 'Overview' }).click();
  await page.getByRole('button', { name: 'Cancel event' }).click();
  await page.getByText('All tickets become void').waitFor();
  await page.getByRole('button', { name: 'Cancel the event' }).click();
  await otherPage.getByText('This ticket is no longer valid').waitFor();
});
