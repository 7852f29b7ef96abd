import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { readCatalogue } from './catalogue.ts';
import { catchUpUntilFew } from './catch-up.ts';
import { sumTables } from './compare.ts';
import { copyTables, type Moving } from './copy-tables.ts';
import { countRows } from './count-rows.ts';
import { finishMove, openTarget } from './finish-move.ts';
import { dropForeignKeys, ignoreForeignKeys } from './foreign-keys.ts';
import type { Moved, MoveOptions } from './move-options.ts';
import type { MovedTable } from './moved-table.ts';
import { noteChanges } from './note-changes.ts';
import { patiently } from './patiently.ts';
import { prepareTarget, requireSameSchema, requireTableLocks } from './prepare-target.ts';
import { MoveRefused } from './refused.ts';
import { uniqueIndexes } from './rows.ts';
import { type SourceState, sourceState, takeSource } from './source-state.ts';
import { beginTarget, takeTarget, targetState } from './target-state.ts';

/**
 * Moves everything from a database in use to an empty one of the other kind. May be killed at any moment and called again:
 * it goes on where it was. Once it resolves, the target can be used, and the source refuses to be written and to be started
 * with, for good. Rejects with the source in use as before, unless it was killed while writes were refused.
 */
export async function move(source: Database, target: Database, options: MoveOptions): Promise<Moved> {
  const { signal, onStep } = options;
  if (source.kind === target.kind)
    throw new MoveRefused('A move goes from SQLite to Postgres, or from Postgres to SQLite');
  await onStep('prepare');
  const found = await sourceState(source);
  if (found?.state === 'moved') return await finishMoved(source, target, { ...found, now: options.now() });
  await prepareTarget(target, found?.id);
  await requireSameSchema(source, target);
  await requireTableLocks(source);
  const tables = await catalogueOf(source, target);
  const onSource = await takeSource(source, options.now());
  await noteChanges(source, onSource, tables);
  if (!(await targetState(target))) await patiently(target, (tx) => beginTarget(tx, target.kind, onSource.id));
  const onTarget = await takeTarget(target);
  if (target.kind === 'sqlite') await ignoreForeignKeys(target);
  else await onTarget.write(dropForeignKeys);
  const moving: Moving = { source, target, onSource, onTarget, tables, unique: await uniqueIndexes(target), signal };

  try {
    await onStep('copy');
    await copyWithProgress(moving, options);
    await onStep('catch up');
    await catchUpUntilFew(moving);
    if (target.kind === 'postgres') await sql`analyze`.execute(target.migrations);
    return await finishMove(moving, options);
  } catch (error) {
    // Whatever has failed by it.
    if ((await sourceState(source).catch(() => 'unknown')) === undefined)
      throw new MoveRefused('The move has been cancelled');
    throw error;
  }
}

async function catalogueOf(source: Database, target: Database): Promise<MovedTable[]> {
  return await (source.kind === 'sqlite' ? readCatalogue(source, target) : readCatalogue(target, source));
}

async function copyWithProgress(moving: Moving, { onProgress }: MoveOptions): Promise<void> {
  const progress = (await targetState(moving.target))?.progress ?? {};
  const total = await countRows(moving.source, moving.tables);
  let done = Object.values(progress).reduce((sum, { rows }) => sum + rows, 0);
  onProgress(done, total);
  await copyTables(moving, progress, (rows) => {
    done += rows;
    onProgress(done, total);
  });
}

/** The run that moved it was killed just before its end, or after. */
async function finishMoved(
  source: Database,
  target: Database,
  { id, since, now }: Pick<SourceState, 'id' | 'since'> & { now: Date },
): Promise<Moved> {
  const there = await targetState(target);
  if (there?.id !== id) throw new MoveRefused(`This database was moved to another one at ${since}`);
  if (there.state !== 'done') await openTarget(target, await takeTarget(target), now);
  return { tables: await sumTables(source, await catalogueOf(source, target)), refusedMs: 0 };
}
