import type { Browser, Page } from 'playwright-core';
import { createPerson, publishEvent } from '../person.ts';
import { openAs } from '../sign-in.ts';
import type { World } from '../world.ts';
import { printTable } from './print-table.ts';

const CHANGES = 200;

/** What comes sooner after another change is told together with it. */
const BETWEEN_MS = 300;

/** How long it takes from the request that changes a row to the frame that shows it, in a page that is open meanwhile. */
export async function measureChanges(browser: Browser, world: World): Promise<void> {
  const host = createPerson(world, 'Helga', 'Live');
  const eventId = await publishEvent(host, { title: 'A night of changes', capacity: 1_000 });
  const guests = Array.from({ length: CHANGES }, (_, n) => createPerson(world, 'Guest', `N${n}N`));
  for (const guest of guests) await guest.api.users.me.query();
  const rows = [
    await measure(browser, world, {
      what: 'own name, on You',
      as: host,
      path: '/you',
      change: async (n) => void world.clerk.users.update(host.id, { lastName: `N${n}N` }),
    }),
    await measure(browser, world, {
      what: 'a new order, on the organizer’s guest list',
      as: host,
      path: `/events/${eventId}/manage/guests`,
      change: async (n) => void (await guests[n]?.api.tickets.checkout.mutate({ eventId, quantity: 1 })),
    }),
  ];
  printTable(rows);
}

interface Watched {
  what: string;
  as: { id: string };
  path: string;
  /** Makes `N<n>N` appear on the page. */
  change(n: number): Promise<void>;
}

async function measure(browser: Browser, world: World, { what, as, path, change }: Watched) {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1280, height: 900 } });
  const page = await context.newPage();
  await openAs(page, world, as, path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForTimeout(1_000);
  const took: number[] = [];
  for (let n = 0; n < CHANGES; n++) {
    const shown = shownAt(page, `N${n}N`);
    const before = Date.now();
    await change(n);
    took.push((await shown) - before);
    await page.waitForTimeout(BETWEEN_MS);
  }
  await context.close();
  const sorted = took.toSorted((a, b) => a - b);
  const part = (share: number) => `${sorted[Math.ceil(sorted.length * share) - 1] ?? Number.NaN} ms`;
  return { 'change to screen': what, changes: String(CHANGES), p50: part(0.5), p99: part(0.99), most: part(1) };
}

/** When the frame has been drawn in which the text is there. */
function shownAt(page: Page, text: string): Promise<number> {
  return page.evaluate<number>(`new Promise((resolve) => {
    const look = () => {
      if (!document.body.innerText.includes(${JSON.stringify(text)})) return;
      observer.disconnect();
      requestAnimationFrame(() => resolve(Date.now()));
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, characterData: true, subtree: true });
    look();
  })`);
}
