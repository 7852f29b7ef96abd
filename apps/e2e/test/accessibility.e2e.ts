import { expect } from 'vitest';
import { isGood } from '../src/accessibility.ts';
import { openAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

test('pages for anybody are good on a phone and on a desktop, in light and in dark', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('heading', { level: 1 }).waitFor();
  await isGood(page, 'landing');
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).waitFor();
  await isGood(page, 'scheme-menu');
  await page.goto('/you');
  await page.getByText('Sign in to see this page').waitFor();
  await isGood(page, 'sign-in-first');
  await page.goto('/no/such/page');
  await page.getByText('Page not found').waitFor();
  await isGood(page, 'not-found');
});

test('pages of somebody signed in are good on a phone and on a desktop, in light and in dark', async ({
  page,
  world,
}) => {
  const ada = world.clerk.users.create({
    firstName: 'Ada',
    lastName: 'Lovelace',
    emailAddress: 'ada@example.com',
    phoneNumber: '+441632960001',
  });
  await openAs(page, world, ada, '/you');
  await page.getByRole('heading', { name: 'Ada Lovelace' }).waitFor();
  await isGood(page, 'you');
  await page.getByRole('button', { name: 'Ada Lovelace' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).waitFor();
  await isGood(page, 'user-menu');
  await page.goto('/');
  await page.getByRole('link', { name: 'Open Ticket Hub' }).waitFor();
  await isGood(page, 'landing-signed-in');
});

test('pages that wait or have failed are good on a phone and on a desktop, in light and in dark', async ({
  page,
  world,
}) => {
  const person = world.clerk.users.create({
    firstName: 'Waiting',
    lastName: 'Person',
    emailAddress: 'waiting@example.com',
  });
  await page.route('**/trpc/users.me*', () => {});
  await openAs(page, world, person, '/you');
  await page.getByRole('heading', { name: 'Loading your profile' }).waitFor();
  await isGood(page, 'skeleton');
  await page.unroute('**/trpc/users.me*');
  await page.route('**/trpc/**', (route) => route.abort());
  await page.reload();
  await page.getByText('Ticket Hub cannot be reached').waitFor();
  await isGood(page, 'unreachable');
});

test('a colour scheme that somebody chose stays, whatever the system says', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light' });
  await page.goto('/');
  await page.getByRole('button', { name: 'Appearance' }).click();
  await page.getByRole('menuitemradio', { name: 'Dark' }).click();
  await page.reload();
  await page.getByRole('heading', { level: 1 }).waitFor();
  const scheme = await page.locator('html').getAttribute('data-mantine-color-scheme');
  expect(scheme).toBe('dark');
});
