import type { Page } from 'playwright-core';

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
