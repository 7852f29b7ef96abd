import { expect } from 'vitest';
import { takePicture } from '../src/picture.ts';
import { signInAs } from '../src/sign-in.ts';
import { test } from '../src/story.ts';

test('whoever is deleted is signed out with a clear word', async ({ page, world }) => {
  const { id } = world.clerk.users.create({ firstName: 'Deleted', lastName: 'Soon', emailAddress: 'soon@example.com' });
  await signInAs(page, 'Deleted Soon');
  await page.getByRole('heading', { name: 'Deleted Soon' }).waitFor();
  world.clerk.users.delete(id);
  await page.getByText('Your account has been deleted. You have been signed out.').waitFor();
  expect(new URL(page.url()).pathname).toBe('/');
  await takePicture(page, 'deleted');
  await page.goto('/you');
  await page.getByText('Sign in to see this page').waitFor();
});

test('whoever is banned is signed out with a clear word', async ({ page, world }) => {
  const { id } = world.clerk.users.create({ firstName: 'Banned', lastName: 'Soon', emailAddress: 'ban@example.com' });
  await signInAs(page, 'Banned Soon');
  await page.getByRole('heading', { name: 'Banned Soon' }).waitFor();
  world.clerk.users.update(id, { banned: true });
  await page.getByText('Your account has been suspended. You have been signed out.').waitFor();
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await page.getByText('Your account has been suspended.').waitFor({ state: 'hidden' });
});

test('one person signs out and another signs in, and sees nothing of the first', async ({ page, world }) => {
  world.clerk.users.create({ firstName: 'First', lastName: 'Person', emailAddress: 'first@example.com' });
  world.clerk.users.create({ firstName: 'Second', lastName: 'Person', emailAddress: 'second@example.com' });
  await signInAs(page, 'First Person');
  await page.getByRole('button', { name: 'First Person' }).click();
  await page.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByText('You have been signed out.').waitFor();

  await signInAs(page, 'Second Person');
  await page.getByRole('heading', { name: 'Second Person' }).waitFor();
  expect(await page.locator('body').textContent()).not.toContain('first@example.com');
});

test('a page for the signed in leads back to itself after signing in', async ({ page, world }) => {
  world.clerk.users.create({ firstName: 'Late', lastName: 'Comer', emailAddress: 'late@example.com' });
  await page.goto('/you');
  await page.getByText('Sign in to see this page').waitFor();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Late Comer' }).click();
  await page.getByRole('heading', { name: 'Late Comer' }).waitFor();
  expect(new URL(page.url()).pathname).toBe('/you');
});

test('a session that is ended elsewhere ends here, and signing in again leads back', async ({ page, world }) => {
  const { id } = world.clerk.users.create({ firstName: 'Two', lastName: 'Tabs', emailAddress: 'tabs@example.com' });
  await signInAs(page, 'Two Tabs');
  await page.getByRole('heading', { name: 'Two Tabs' }).waitFor();
  const other = await page.context().newPage();
  await other.goto('/you');
  await other.getByRole('button', { name: 'Two Tabs' }).click();
  await other.getByRole('menuitem', { name: 'Sign out' }).click();
  await page.getByText('Your session has ended').waitFor();
  expect(world.clerk.sessions.activeOf(id)).toBeUndefined();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: 'Two Tabs' }).click();
  await page.getByRole('heading', { name: 'Two Tabs' }).waitFor();
});
