import { randomUUID } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Database } from '../database.ts';
import { CLOSED } from '../migrate.ts';
import type { Tables } from '../tables.ts';
import { catchUpCompletely } from './catch-up.ts';
import { sumTables, type TableSum } from './compare.ts';
import type { Moving } from './copy-tables.ts';
import { checkForeignKeys, restoreForeignKeys } from './foreign-keys.ts';
import { freeze, thaw, thawMigrations } from './freeze.ts';
import type { Moved, MoveOptions } from './move-options.ts';
import { requireSameSchema } from './prepare-target.ts';
import { MoveRefused } from './refused.ts';
import { setSource } from './source-state.ts';
import { finishTarget, type TargetWriter, targetState } from './target-state.ts';

/**
 * The seconds in which writes are refused: applies the last changes, checks, and hands over. When anything is wrong, the
 * source takes writes again.
 */
export async function finishMove(moving: Moving, { now, onStep }: Pick<MoveOptions, 'now' | 'onStep'>): Promise<Moved> {
  const { source, target, onSource, onTarget, tables } = moving;
  await onStep('freeze');
  const since = performance.now();
  let sums: TableSum[];
  try {
    await freeze({ source, writer: onSource, now }, tables);
    await catchUpCompletely(moving);
    await onStep('check');
    sums = await check(moving);
    await onStep('finish');
    await onSource.write((tx) => close(tx, source.kind, now()));
  } catch (error) {
    await onSource.write((tx) => reopen(tx, source.kind, now())).catch(() => {});
    throw error;
  }
  await onStep('open');
  await openTarget(target, onTarget, now());
  return { tables: sums, refusedMs: performance.now() - since };
}

async function check({ source, target, tables, onTarget }: Moving): Promise<TableSum[]> {
  await requireSameSchema(source, target);
  const foreignKeys = (await targetState(target))?.foreignKeys ?? [];
  await onTarget.write(async (tx) => {
    if (target.kind === 'sqlite') await checkForeignKeys(tx);
    else await restoreForeignKeys(tx, foreignKeys);
  });
  const [sqlite, postgres] = source.kind === 'sqlite' ? [source, target] : [target, source];
  // SQLite's answer comes from this thread: Postgres has to be asked before.
  const both = await Promise.all([sumTables(postgres, tables), sumTables(sqlite, tables)]);
  const [there, here] = both.map((sums) =>
    sums.map(({ name, rows, checksum }) => `${name} ${rows} ${checksum}`).toSorted(),
  );
  const different = there?.filter((line) => !here?.includes(line)).map((line) => line.split(' ')[0]);
  if (different?.length !== 0) throw new MoveRefused(`The copies of these tables differ: ${different?.join(', ')}`);
  return both[1];
}

/** For good: no process starts on it, and those that run can only read. */
async function close(tx: Kysely<Tables>, kind: Database['kind'], now: Date): Promise<void> {
  await setSource(tx, { state: 'moved', now });
  await thawMigrations(tx, kind);
  await sql`insert into kysely_migration (name, timestamp) values (${CLOSED.moved}, ${now.toISOString()})`.execute(tx);
}

async function reopen(tx: Kysely<Tables>, kind: Database['kind'], now: Date): Promise<void> {
  await setSource(tx, { state: 'copying', now });
  await thaw(tx, kind);
}

/** From now on processes may start on it. */
export async function openTarget(target: Database, writer: TargetWriter, now: Date): Promise<void> {
  await writer.write(async (tx) => {
    await finishTarget(tx);
    // Rows that were deleted or replaced since they were copied have left bytes in the file.
    if (target.kind === 'sqlite')
      await tx.insertInto('erasures').values({ id: randomUUID(), due_since: now.toISOString() }).execute();
  });
  target.scrub();
}
