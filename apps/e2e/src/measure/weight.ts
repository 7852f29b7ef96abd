import { withSession } from '@ticket-hub/sandbox';
import type { Browser } from 'playwright-core';
import { becomeOrganizer, createPerson, publishEvent } from '../person.ts';
import type { World } from '../world.ts';
import { printTable } from './print-table.ts';
import { visit } from './slow-visit.ts';

const VISITS = 3;

/** What each page weighs for who opens it first, and when a slow phone shows it: what is shared to strangers, the rest to its user. */
export async function measureWeight(browser: Browser, world: World, only: string[]): Promise<void> {
  const host = createPerson(world, 'Helen', 'Weight');
  await becomeOrganizer(world, host);
  const eventId = await publishEvent(host, { title: 'A night of weights', price: 2_500 });
  const { id: hostId } = await host.api.users.me.query();
  const shared = ['/', '/events', `/events/${eventId}`, `/organizers/${hostId}`];
  const own = ['/events/mine', '/events/new', '/you', '/tickets', '/payouts'];
  const shown = (path: string) => path.replace(eventId, '$eventId').replace(hostId, '$organizerId');
  const pages = [...shared, ...own].filter((path) => only.length === 0 || only.includes(shown(path)));
  const address = (path: string) => {
    const url = new URL(path, world.url).href;
    return shared.includes(path) ? url : withSession(url, world.clerk.sessions.create(host.id).id);
  };

  const rows = [];
  for (const path of pages) {
    const alone = await visit(browser, { url: address(path), slow: false, saveData: true });
    const slow = [];
    for (let i = 0; i < VISITS; i++)
      slow.push(await visit(browser, { url: address(path), slow: true, saveData: false }));
    rows.push({
      page: shown(path),
      'JS + CSS': kilobytes(alone.bytes.code),
      fonts: kilobytes(alone.bytes.fonts),
      'with what is fetched ahead': kilobytes(median(slow.map(({ bytes }) => bytes.code))),
      'first paint': seconds(slow.map(({ fcpMs }) => fcpMs)),
      'largest paint': seconds(slow.map(({ lcpMs }) => lcpMs)),
      'layout shift': Math.max(...slow.map(({ layoutShift }) => layoutShift)).toFixed(3),
    });
  }
  printTable(rows);
}

function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const kilobytes = (bytes: number) => `${(bytes / 1_000).toFixed(1)} kB`;

/** The median, with the least and the most. */
function seconds(values: number[]): string {
  const all = [median(values), Math.min(...values), Math.max(...values)].map((ms) => (ms / 1_000).toFixed(2));
  return `${all[0]} s (${all[1]}–${all[2]})`;
}
