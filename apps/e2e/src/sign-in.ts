import { withSession } from '@ticket-hub/sandbox';
import type { Page } from 'playwright-core';
import type { World } from './world.ts';

/** By way of the sandbox's page, which asks for nothing but who one wants to be. */
export async function signInAs(page: Page, nameOrEmail: string): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: nameOrEmail }).click();
  await page.waitForURL('**/you');
}

export async function signUpAs(page: Page, person: { first: string; last: string; email: string }): Promise<void> {
  await page.goto('/');
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.getByLabel('First name').fill(person.first);
  await page.getByLabel('Last name').fill(person.last);
  await page.getByLabel('Email address').fill(person.email);
  await page.getByRole('button', { name: 'Sign up' }).click();
  await page.waitForURL('**/you');
}

/** Opens a page with a session that has begun already, for stories that are not about signing in: one page to load, not four. */
export async function openAs(page: Page, { clerk, url }: World, { id }: { id: string }, path: string): Promise<void> {
  await page.goto(withSession(new URL(path, url).href, clerk.sessions.create(id).id));
}
