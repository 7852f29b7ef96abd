import { sql } from 'kysely';
import { z } from 'zod';
import { afterCommit, databaseOf, type Transaction } from './transact.ts';

const change = z.object({ audience: z.string(), topics: z.array(z.string()) });

/** A hint that what these topics stand for may read differently now, for one audience (a Clerk id) or for all (`*`). */
export type Change = z.infer<typeof change>;

/** What is announced when changes may have been missed. */
export const everything: Change = { audience: '*', topics: ['*'] };

export type Listener = (change: Change) => void;

/** Committed changes of every process on this database. It listens only while somebody is subscribed. */
export interface Changes {
  /** For the changes of one audience, which those for all are too; by default, for every one. */
  subscribe(listener: Listener, audience?: string): () => void;
  announce(change: Change): void;
}

export const CHANNEL = 'ticket_hub_changes';

/** Tells every subscriber of every process, after `tx` has committed. */
export async function publish(tx: Transaction, change: Change): Promise<void> {
  const db = databaseOf(tx);
  if (db.kind === 'postgres') await sql`select pg_notify(${CHANNEL}, ${JSON.stringify(change)})`.execute(tx);
  else afterCommit(tx, () => db.changes.announce(change));
}

/** What a NOTIFY says; undefined when it is not one of ours, since whoever may connect may send one. */
export function readChange(payload: string): Change | undefined {
  try {
    return change.parse(JSON.parse(payload));
  } catch {
    return undefined;
  }
}
