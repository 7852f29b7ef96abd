import { holdLease, takeLease } from '@ticket-hub/db';
import { IDS_A_CALL } from '../clerk-directory.ts';
import type { FormerUser, FormerUsers } from './former-users.ts';
import { importBatch } from './import-batch.ts';
import { mayContinue, type Run } from './run.ts';
import { survey } from './survey.ts';
import type { Imported, ImportPorts } from './types.ts';

/** How long a killed import blocks others. */
const LEASE_MS = 15_000;

/**
 * Takes the users of an earlier database over: everything from Clerk, which is newer, and from the earlier database what
 * Clerk does not know. Creates nobody whom Clerk does not know, and brings nobody back who was deleted here. One import at a
 * time across all processes; whoever was imported stays as they are in the next one, which thereby resumes a killed one.
 */
export async function importUsers(
  ports: ImportPorts,
  former: FormerUsers,
  { dryRun }: { dryRun: boolean },
): Promise<Imported> {
  const { db, directory, now } = ports;
  const counts: Run['counts'] = { imported: 0, importedEarlier: 0, created: 0, updated: 0, linked: 0, left: {} };
  let users = 0;
  const result = (aborted: Imported['aborted']): Imported => ({ dryRun, users, ...counts, aborted });
  const lease = await takeLease(db, { name: 'import', lastsMs: LEASE_MS, now });
  if (!lease) return result('already_running');
  const held = holdLease(lease, LEASE_MS);
  try {
    const instance = await directory.checkInstance();
    if (instance === 'another') return result('another_instance');
    if (instance === 'unavailable') return result('clerk_unavailable');
    const surveyed = await survey(former, ports.signal);
    if (!surveyed) return result('interrupted');
    ({ users } = surveyed);
    const run = { ports, dryRun, lease: held, shared: surveyed.shared, counts, rehearsed: new Set<string>() };
    return result(await importAll(run, former, users));
  } finally {
    await held.release();
  }
}

async function importAll(run: Run, former: FormerUsers, total: number): Promise<Imported['aborted']> {
  let done = 0;
  for await (const batch of batchesOf(former)) {
    if (!(await mayContinue(run))) return 'interrupted';
    if ((await importBatch(run, batch)) === 'unavailable') return 'clerk_unavailable';
    done += batch.length;
    run.ports.onProgress?.(done, total);
  }
  return null;
}

async function* batchesOf(former: FormerUsers): AsyncGenerator<FormerUser[]> {
  let batch: FormerUser[] = [];
  for await (const user of former.read()) {
    batch.push(user);
    if (batch.length < IDS_A_CALL) continue;
    yield batch;
    batch = [];
  }
  if (batch.length > 0) yield batch;
}
