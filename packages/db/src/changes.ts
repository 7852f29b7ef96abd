import { z } from 'zod';
import type { Facts } from './facts.ts';
import { countOnCommit, notifyOnCommit } from './notify-on-commit.ts';
import { afterCommit, databaseOf, type Transaction } from './transact.ts';

/** The limits keep a NOTIFY payload below Postgres's 8,000 bytes, however the text is escaped. */
const change = z.object({
  fact: z.string().max(100),
  concerns: z.string().max(100),
  audience: z.string().max(500),
  /** Where the change is in the log, if anybody reads from standbys: an answer from before says nothing about it. */
  after: z.int().nonnegative().optional(),
});

/** A change as received. Another process may publish facts that this one does not know. */
export type Change = z.infer<typeof change>;

/** A hint that query results may have changed, as one of the {@link Facts}: for one audience (a Clerk id), or for all (`*`). */
export type News = { [F in keyof Facts]: { fact: F; concerns: Facts[F]; audience: string } }[keyof Facts];

/** What a process tells itself, to measure how late it hears of changes. No query's results depend on it. */
interface Beat {
  fact: 'beat';
  concerns: 'instance';
  audience: string;
}

/** Announced when changes may have been missed. */
export const everything: Change = { fact: '*', concerns: '*', audience: '*' };

export type Listener = (change: Change) => void;

/** Committed changes of every process on this database. Listens only while there are subscribers. */
export interface Changes {
  /** Receives one audience's changes, including those for all; by default, every audience's. */
  subscribe(listener: Listener, audience?: string): () => void;
  announce(change: Change): void;
}

/** Tells every subscriber of every process, after `tx` has committed. */
export async function publish(tx: Transaction, news: News | Beat): Promise<void> {
  const db = databaseOf(tx);
  const parsed = change.parse(news);
  if (db.kind === 'postgres' && (await db.can('notify'))) return await notifyOnCommit(tx, JSON.stringify(parsed));
  // The others learn only that there was a change, and ask for everything: not because a process says that it lives.
  if (db.kind === 'postgres' && news.fact !== 'beat') await countOnCommit(tx);
  afterCommit(tx, () => db.changes.announce(parsed));
}

/** Parses a NOTIFY payload; undefined when it is not one of ours, since any client of the database can send one. */
export function readChange(payload: string): Change | undefined {
  try {
    return change.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}
