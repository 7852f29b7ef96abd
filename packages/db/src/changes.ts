import { sql } from 'kysely';
import { z } from 'zod';
import type { Facts } from './facts.ts';
import { afterCommit, databaseOf, type Transaction } from './transact.ts';

/** Short enough for a NOTIFY, which takes less than 8,000 bytes, however the text is escaped. */
const change = z.object({ fact: z.string().max(100), concerns: z.string().max(100), audience: z.string().max(500) });

/** A change as it is heard. Another process may know facts that this one does not. */
export type Change = z.infer<typeof change>;

/** A hint that something may read differently now, as one of the {@link Facts}: for one audience (a Clerk id), or for all (`*`). */
export type News = { [F in keyof Facts]: { fact: F; concerns: Facts[F]; audience: string } }[keyof Facts];

/** What is announced when changes may have been missed. */
export const everything: Change = { fact: '*', concerns: '*', audience: '*' };

export type Listener = (change: Change) => void;

/** Committed changes of every process on this database. It listens only while somebody is subscribed. */
export interface Changes {
  /** For the changes of one audience, which those for all are too; by default, for every one. */
  subscribe(listener: Listener, audience?: string): () => void;
  announce(change: Change): void;
}

export const CHANNEL = 'ticket_hub_changes';

/** Tells every subscriber of every process, after `tx` has committed. */
export async function publish(tx: Transaction, news: News): Promise<void> {
  const db = databaseOf(tx);
  const parsed = change.parse(news);
  if (db.kind === 'postgres') await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(parsed)})`.execute(tx);
  else afterCommit(tx, () => db.changes.announce(parsed));
}

/** What a NOTIFY says; undefined when it is not one of ours, since whoever may connect may send one. */
export function readChange(payload: string): Change | undefined {
  try {
    return change.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}
