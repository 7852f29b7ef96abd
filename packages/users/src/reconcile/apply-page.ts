import { transact } from '@ticket-hub/db';
import type { Shown } from '../clerk-directory.ts';
import type { ClerkUser } from '../clerk-user.ts';
import { upsertUsers } from '../upsert-users.ts';
import { type Applied, applyOne, settled } from './apply-one.ts';
import { compare } from './compare.ts';
import { findUnmet } from './find-unmet.ts';
import { markSeen } from './marks.ts';
import { type Run, saveRun } from './run.ts';

/** How many invalid users are named. */
const NAMED = 20;

/**
 * Applies a page of Clerk's users and marks them as met, in one transaction, which a page is short enough for. A user who
 * was met before is not counted again.
 */
export async function applyPage(run: Run, page: Shown[], cursor: string | null): Promise<'unavailable' | undefined> {
  const { unmet, rows } = await findUnmet(run, page);
  const now = run.ports.now();
  const applied = new Map<string, Applied>();
  const batch: ClerkUser[] = [];
  for (const { id, user } of unmet) {
    if (user === 'invalid') {
      applied.set(id, user);
      continue;
    }
    const { next, outcome } = compare(user, rows.get(id), now);
    if (next === 'nothing' || run.options.dryRun) applied.set(id, outcome);
    else if (next === 'upsert') batch.push(user);
    else {
      const answered = await applyOne(run, user, rows.get(id));
      if (answered === 'unavailable') return answered;
      applied.set(id, answered);
    }
  }
  const moved = await save(run, { applied, batch, cursor });
  if (moved.size === 0) return undefined;
  return await applyPage(
    run,
    unmet.filter(({ id }) => moved.has(id)),
    cursor,
  );
}

interface Page {
  /** What has become of users without the batch. */
  applied: Map<string, Applied>;
  batch: ClerkUser[];
  cursor: string | null;
}

/** Upserts the batch and saves the run's progress. Returns who was left out: the row has moved to the same version since it was read. */
async function save(run: Run, { applied, batch, cursor }: Page): Promise<Set<string>> {
  const { moved, ...saved } = await transact(run.ports.db, async (tx) => {
    const outcomes = new Map(applied);
    const undecided = new Set<string>();
    for (const [id, outcome] of await upsertUsers(tx, batch, run.ports.now())) {
      if (outcome === 'undecided') undecided.add(id);
      else outcomes.set(id, settled(outcome));
    }
    const counts = { ...run.counts, met: run.counts.met + outcomes.size };
    for (const outcome of outcomes.values()) counts[outcome]++;
    const invalid = [...outcomes.keys()].filter((id) => outcomes.get(id) === 'invalid');
    const invalidIds = [...run.invalidIds, ...invalid].slice(0, NAMED);
    await markSeen(tx, run.id, [...outcomes.keys()]);
    await saveRun(tx, { ...run, cursor, counts, invalidIds });
    return { cursor, counts, invalidIds, moved: undecided };
  });
  Object.assign(run, saved);
  return moved;
}
