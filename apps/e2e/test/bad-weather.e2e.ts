import { join } from 'node:path';
import { expect } from 'vitest';
import { nextBuild } from '../src/next-build.ts';
import { takePicture } from '../src/picture.ts';
import { openAs, signUpAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

test('the first page shows the record although no webhook has come', async ({ page, world }) => {
  world.clerk.outbox.inject({ kind: 'drop' });
  await signUpAs(page, { first: 'Early', last: 'Bird', email: 'early@example.com' });
  await page.getByRole('heading', { name: 'Early Bird' }).waitFor();
});

test('while Clerk gives no answer about somebody new, the page says so, and goes on by itself', async ({
  page,
  world,
}) => {
  world.clerk.outbox.inject({ kind: 'drop' });
  world.clerk.api.fail({ status: 500, times: Number.POSITIVE_INFINITY });
  await signUpAs(page, { first: 'Patient', last: 'Bird', email: 'patient@example.com' });
  await page.getByText('This is taking a moment').waitFor();
  await takePicture(page, 'busy');
  world.clerk.api.heal();
  await page.getByRole('heading', { name: 'Patient Bird' }).waitFor();
});

test('a page follows changes again after the API was stopped and started anew', async ({ page, world }) => {
  const before = world.clerk.users.create({
    firstName: 'Before',
    lastName: 'Night',
    emailAddress: 'night@example.com',
  });
  await openAs(page, world, before, '/you');
  await page.getByRole('heading', { name: 'Before Night' }).waitFor();

  await world.api.stop('SIGTERM');
  await page.getByRole('banner').getByText('Reconnecting').waitFor();
  await takePicture(page, 'reconnecting');
  await world.api.start();
  await page.getByRole('banner').getByText('Reconnecting').waitFor({ state: 'hidden' });

  world.clerk.users.update(before.id, { firstName: 'After' });
  await page.getByRole('heading', { name: 'After Night' }).waitFor();
});

test('whoever goes on while a killed API is replaced by a build with other names gets the page, and changes', async ({
  page,
  world,
}) => {
  const host = world.clerk.users.create({ firstName: 'Open', lastName: 'Tab', emailAddress: 'tab@example.com' });
  await openAs(page, world, host, '/events/mine');
  const create = page.getByRole('link', { name: 'New event' }).first();
  await create.waitFor();
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));

  await world.api.stop('SIGKILL');
  await create.click();
  await page.getByText('Ticket Hub cannot be reached').waitFor();
  expect(loads).toEqual([]);
  await takePicture(page, 'part-missing');
  await world.api.start(await nextBuild(join(world.folder, 'next')));
  await page.getByRole('heading', { name: 'New event' }).waitFor();
  expect(loads).toEqual([`${world.url}/events/new`]);

  world.clerk.users.update(host.id, { firstName: 'Reopened' });
  await page.getByRole('button', { name: 'Reopened Tab' }).waitFor();
});

test('a proxy that has no API behind it does not end the live updates for good', async ({ page, world }) => {
  const victim = world.clerk.users.create({
    firstName: 'Proxy',
    lastName: 'Victim',
    emailAddress: 'proxy@example.com',
  });
  await page.route('**/trpc/live.changes*', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }));
  await openAs(page, world, victim, '/you');
  await page.getByRole('banner').getByText('Reconnecting').waitFor();
  await page.unroute('**/trpc/live.changes*');
  await page.getByRole('banner').getByText('Reconnecting').waitFor({ state: 'hidden' });
  world.clerk.users.update(victim.id, { lastName: 'Winner' });
  await page.getByRole('heading', { name: 'Proxy Winner' }).waitFor();
});

test('a tab too many says that it updates every minute, and works', async ({ page, world }) => {
  const person = world.clerk.users.create({ firstName: 'Many', lastName: 'Tabs', emailAddress: 'tabs@example.com' });
  const data = { code: 'TOO_MANY_REQUESTS', httpStatus: 429, path: 'live.changes', reason: 'too_many_streams' };
  const error = JSON.stringify({ message: 'Live updates are open in too many tabs', code: -32029, data });
  await page.route('**/trpc/live.changes*', (route) =>
    route.fulfill({
      contentType: 'text/event-stream',
      body: `event: connected\ndata: {}\n\nevent: serialized-error\ndata: ${error}\n\n`,
    }),
  );
  await openAs(page, world, person, '/you');
  await page.getByRole('banner').getByText('this one updates every minute').waitFor();
  await page.getByRole('heading', { name: 'Many Tabs' }).waitFor();
});

test('a fault of the API is owned up to', async ({ page, world }) => {
  const person = world.clerk.users.create({
    firstName: 'Broken',
    lastName: 'Answer',
    emailAddress: 'broken@example.com',
  });
  await page.route('**/trpc/users.me*', (route) =>
    route.fulfill({
      status: 500,
      json: [{ error: { message: 'Something went wrong', code: -32603, data: { code: 'INTERNAL_SERVER_ERROR' } } }],
    }),
  );
  await openAs(page, world, person, '/you');
  await page.getByText('The problem is on our side').waitFor();
  await takePicture(page, 'broken');
  await page.unroute('**/trpc/users.me*');
  await page.getByRole('button', { name: 'Try again' }).click();
  await page.getByRole('heading', { name: 'Broken Answer' }).waitFor();
});
