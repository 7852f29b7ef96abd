import { applySnapshot } from '../apply-snapshot.ts';
import type { ClerkUser } from '../clerk-user.ts';
import { type Upserted, upsertUser } from '../upsert-user.ts';
import { upsertUsers } from '../upsert-users.ts';
import { askClerk } from './ask-clerk.ts';
import type { FormerUser } from './former-users.ts';
import { type Kept, type Known, keepFormer } from './keep-former.ts';
import { isFirst, leave, type Run, write } from './run.ts';
import { sortBatch } from './sort-batch.ts';

/**
 * Imports up to `IDS_A_CALL` users in one transaction: of each, either everything is here or nothing. Clerk is asked only
 * about those who were not imported earlier.
 */
export async function importBatch(run: Run, batch: FormerUser[]): Promise<'unavailable' | undefined> {
  const { fresh, earlier } = await sortBatch(run, batch);
  const shown = await meet(run, fresh);
  if (shown === 'unavailable') return shown;
  const now = run.ports.now();
  const met = fresh.filter(({ clerkId }) => shown.has(clerkId));
  const { outcomes, kept } = await write(run, async (tx) => {
    const of = await upsertUsers(tx, [...shown.values()], now);
    const here = met.filter(({ clerkId }) => isHere(of.get(clerkId)));
    return { outcomes: of, kept: await keepFormer(tx, { fresh: here, earlier, shared: run.shared }, now) };
  });
  run.counts.importedEarlier += earlier.length;
  count(run, outcomes, kept);
  for (const user of met) {
    const outcome = outcomes.get(user.clerkId);
    if (outcome === 'ignored') leave(run, user, 'deleted');
    else if (isHere(outcome)) run.counts.imported++;
  }
  for (const [id, user] of shown) {
    if (outcomes.get(id) !== 'undecided') continue;
    const rows = met.filter(({ clerkId }) => clerkId === id);
    if ((await importTie(run, user, rows)) === 'unavailable') return 'unavailable';
  }
  return undefined;
}

/** Those whom Clerk knows, by id. */
async function meet(run: Run, fresh: Known[]): Promise<Map<string, ClerkUser> | 'unavailable'> {
  const answers = await askClerk(run.ports.directory, new Set(fresh.map(({ clerkId }) => clerkId)));
  if (answers === 'unavailable') return answers;
  const shown = new Map<string, ClerkUser>();
  for (const user of fresh) {
    const answer = answers.get(user.clerkId) ?? 'unknown';
    if (typeof answer === 'string') leave(run, user, answer);
    else shown.set(answer.id, answer);
  }
  return shown;
}

/** Imports somebody whose row has other content at the same version: only Clerk's present answer says which is right. */
async function importTie(run: Run, user: ClerkUser, fresh: Known[]): Promise<'unavailable' | undefined> {
  const { directory, now } = run.ports;
  let kept: Kept | undefined;
  const { outcome } = await applySnapshot(user, directory, (shown, over) =>
    write(run, async (tx) => {
      const upserted = await upsertUser(tx, shown, { now: now(), over });
      const here = isHere(upserted.outcome);
      kept = here ? await keepFormer(tx, { fresh, earlier: [], shared: run.shared }, now()) : undefined;
      return upserted;
    }),
  );
  if (outcome === 'unavailable') return outcome;
  if (kept && isHere(outcome)) {
    run.counts.imported += fresh.length;
    count(run, new Map([[user.id, outcome]]), kept);
    return undefined;
  }
  for (const one of fresh) leave(run, one, reasons[outcome] ?? 'unknown');
  return undefined;
}

const reasons: Partial<Record<string, 'deleted' | 'invalid'>> = { ignored: 'deleted', invalid: 'invalid' };

/** After these outcomes of an upsert the user has a row, and the transaction its lock. */
function isHere(outcome: string | undefined): outcome is 'created' | 'updated' | 'unchanged' | 'stale' {
  return outcome === 'created' || outcome === 'updated' || outcome === 'unchanged' || outcome === 'stale';
}

function count(run: Run, outcomes: ReadonlyMap<string, Upserted['outcome']>, kept: Kept): void {
  for (const [id, outcome] of outcomes)
    if ((outcome === 'created' || outcome === 'updated') && isFirst(run, id)) run.counts[outcome]++;
  for (const id of kept.linked) if (isFirst(run, `${id} linked`)) run.counts.linked++;
  for (const [user, why] of kept.left) leave(run, user, why);
}
