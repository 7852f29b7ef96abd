import type { Page } from 'playwright-core';

interface Described {
  title: string;
  /** In euros; free without. */
  price?: string;
  capacity?: string;
}

/** Fills in the form of a new event, and leaves the times as they are suggested. */
export async function describeEvent(page: Page, { title, price, capacity = '50' }: Described): Promise<void> {
  await page.getByLabel('Title').fill(title);
  await page.getByLabel('Description').fill('Three bands, one night.');
  await page.getByLabel('Venue').fill('Town hall');
  await page.getByLabel('Capacity').fill(capacity);
  if (price === undefined) return;
  await page.getByRole('radio', { name: 'Paid' }).check();
  await page.getByLabel('Ticket price').fill(price);
}
