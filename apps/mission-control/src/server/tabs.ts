import { displayName, type Message, type Users } from '@ticket-hub/sandbox';
import { z } from 'zod';
import type { TabShown, TabState } from '../state.ts';
import { personIn } from './deliveries.ts';
import type { NamedOutbox } from './outboxes.ts';

/** What a tab of the app says of itself. `at` is its own clock, which is this machine's. */
export const tabReport = z.object({
  tab: z.string().max(60),
  user: z.string().max(100).nullable(),
  path: z.string().max(300),
  said: z.enum(['opened', 'showed', 'closed']),
  /** What it has on the page, or what of it is new. */
  queries: z.array(z.string().max(100)).max(50).default([]),
  at: z.number(),
});

type TabReport = z.infer<typeof tabReport>;

/** A change is on every screen within this, or it comes from something else. */
const belongsWithinMs = 5_000;
const deliveriesKept = 300;

export interface Tabs {
  report(report: TabReport): void;
  open(): TabState[];
  shownOf(deliveryId: string): TabShown[];
  /** How many open tabs of one person have something on the page. */
  count(userId: string, query: string): number;
}

/** The tabs of the app that are open, and what they showed after which delivery. */
export function createTabs(outboxes: NamedOutbox[], users: Users): Tabs {
  const tabs = new Map<string, TabReport>();
  const shown = new Map<string, TabShown[]>();

  function who({ user }: TabReport): string {
    const person = users.get(user ?? '');
    return person ? displayName(person) : user === null ? 'A visitor' : 'Somebody';
  }

  function note(report: TabReport) {
    const found = deliveryBehind(report, outboxes);
    if (found === undefined) return;
    const before = shown.get(found.message.id) ?? [];
    // Only the first time counts: later ones come from something else.
    if (before.some(({ tab }) => tab === report.tab)) return;
    const { tab, queries } = report;
    shown.set(found.message.id, [...before, { tab, who: who(report), queries, afterMs: report.at - found.sentAt }]);
    for (const id of [...shown.keys()].slice(0, -deliveriesKept)) shown.delete(id);
  }

  return {
    report(report) {
      if (report.said === 'closed') tabs.delete(report.tab);
      else if (report.said === 'opened' || !tabs.has(report.tab)) tabs.set(report.tab, report);
      if (report.said === 'showed') note(report);
    },
    open: () => [...tabs.values()].map((report) => ({ tab: report.tab, who: who(report), path: report.path })),
    shownOf: (deliveryId) => shown.get(deliveryId) ?? [],
    count: (userId, query) =>
      [...tabs.values()].filter(({ user, queries }) => user === userId && queries.includes(query)).length,
  };
}

/**
 * The delivery that made a tab show something new. The API does not say which it was: it is the latest that was sent before
 * and not long ago, and one about the person in the tab goes first.
 */
function deliveryBehind({ at, user }: TabReport, outboxes: NamedOutbox[]) {
  const candidates = outboxes
    .flatMap(({ outbox }) => outbox.messages)
    .flatMap((message: Message) => {
      const sentAt = message.attempts.findLast((attempt) => attempt.at <= at)?.at;
      return sentAt !== undefined && at - sentAt <= belongsWithinMs ? [{ message, sentAt }] : [];
    })
    .toSorted((a, b) => b.sentAt - a.sentAt);
  return candidates.find(({ message }) => user !== null && personIn(message) === user) ?? candidates[0];
}
