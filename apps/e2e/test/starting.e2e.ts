import { expect } from 'vitest';
import { isGood } from '../src/accessibility.ts';
import { visit } from '../src/measure/slow-visit.ts';
import { createPerson, publishEvent } from '../src/person.ts';
import { takePicture } from '../src/picture.ts';
import { signInAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

test('a page that is opened while the API is down says so, and goes on when told to try', async ({ page, world }) => {
  world.clerk.users.create({ firstName: 'Stormy', lastName: 'Night', emailAddress: 'stormy@example.com' });
  await signInAs(page, 'Stormy Night');
  await page.getByRole('heading', { name: 'Stormy Night' }).waitFor();
  // The page itself still comes, as from a cache; nothing behind it answers.
  await page.route('**/config.json', (route) => route.abort());
  await page.reload();
  await page.getByText('Ticket Hub cannot be reached').waitFor();
  await takePicture(page, 'unreachable-at-start');
  await page.unroute('**/config.json');
  await page.getByRole('button', { name: 'Try again now' }).click();
  await page.getByRole('heading', { name: 'Stormy Night' }).waitFor();
});

test('the landing page is light, and nothing on it moves by what an eye sees', async ({ browser, world }) => {
  const { bytes, layoutShift } = await visit(browser, { url: world.url, slow: false, saveData: true });
  expect(bytes.code).toBeGreaterThan(50_000);
  expect(bytes.code).toBeLessThan(150_000);
  expect(layoutShift).toBeLessThan(0.001);
});

test('a page that is opened before Clerk can be reached goes on by itself', async ({ page, world }) => {
  await page.route('**/clerk.js*', (route) => route.abort());
  await page.goto('/');
  await page.getByText('Ticket Hub cannot be reached').waitFor();
  await page.unroute('**/clerk.js*');
  world.clerk.users.create({ firstName: 'Sandbox', lastName: 'Late', emailAddress: 'late@example.com' });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Sandbox Late' }).click();
  await page.getByRole('heading', { name: 'Sandbox Late' }).waitFor();
});

test('a part of the app that cannot be loaded is tried again by one reload, and ends in a page that says so', async ({
  page,
  seen,
}) => {
  await page.route('**/assets/shell-*.js', (route) => route.abort());
  const loads: string[] = [];
  page.on('load', () => loads.push(page.url()));
  await page.goto('/you');
  await page.getByRole('heading', { name: 'This page could not be loaded' }).waitFor();
  await isGood(page, 'stumbled');
  expect(loads).toHaveLength(2);
  expect(seen.errors.splice(0).join()).toContain('Failed to fetch dynamically imported module');
  await page.unroute('**/assets/shell-*.js');
  await page.getByRole('button', { name: 'Reload' }).click();
  await page.getByRole('heading', { name: 'Sign in to see this page' }).waitFor();
});

test("a key of the real Clerk has clerk-js fetched from Clerk's host, public pages do not wait for it, and a failure is told", async ({
  page,
  world,
  seen,
}) => {
  const publishableKey = `pk_test_${btoa('clerk.example.com$')}`;
  await page.route('**/config.json', async (route) => {
    const config = await (await route.fetch()).json();
    await route.fulfill({ json: { ...config, publishableKey } });
  });
  const eventId = await publishEvent(createPerson(world, 'Early', 'Host'), { title: 'Shown </script> at once' });
  // What the page asks first has come with it.
  await page.route('**/trpc/events.byId*', (route) => route.abort());
  await page.goto(`/events/${eventId}`);
  await page.getByRole('heading', { name: 'Shown </script> at once' }).waitFor();
  expect(await page.evaluate<number>(chunksTooLate)).toBe(0);
  await page.getByRole('link', { name: 'Early Host' }).click();
  await page.getByRole('link', { name: 'Shown </script> at once' }).waitFor();
  await page.clock.install();
  const refused = page.waitForEvent('console', (message) => message.text().includes('clerk-js@'));
  await page.goto('/');
  await refused;
  // Clerk's own loader goes on trying for a quarter of a minute.
  await page.clock.runFor(30_000);
  await page.getByText('Sign-in is not available right now').waitFor();
  await takePicture(page, 'clerk-down');
  expect(seen.errors.splice(0).join()).toContain('https://clerk.example.com/npm/@clerk/clerk-js@');
  expect(seen.outside.splice(0)).toEqual([]);
});

/** How many of a page's scripts were not asked for before the first of the big ones was there. */
const chunksTooLate = `
  ((scripts) => {
    const main = scripts.find(({ name }) => name.includes('/main-'));
    return scripts.filter(({ startTime }) => startTime > main.responseEnd).length;
  })(performance.getEntriesByType('resource').filter(({ name }) => /assets.*js$/.test(name)))`;
