import { sql } from 'kysely';
import type { Database } from '../database.ts';
import { migrate, schemaState } from '../migrate.ts';
import { isMoved } from './catalogue.ts';
import { MoveRefused } from './refused.ts';
import { targetState } from './target-state.ts';

/** Gives an empty target its tables. Throws a {@link MoveRefused}, with nothing changed, when it holds anything but this move's. */
export async function prepareTarget(target: Database, id: string | undefined): Promise<void> {
  const state = await targetState(target);
  if (state && state.id !== id)
    throw new MoveRefused('The target holds what another move has brought: give an empty database');
  if (state) return;
  const used = await firstWithRows(target);
  if (used !== undefined) throw new MoveRefused(`The target is not empty: its table ${used} has rows`);
  await migrate(target);
}

async function firstWithRows({ migrations }: Database): Promise<string | undefined> {
  for (const { name } of await migrations.introspection.getTables()) {
    if (!isMoved(name)) continue;
    const { rows } = await sql`select 1 from ${sql.table(name)} limit 1`.execute(migrations);
    if (rows.length > 0) return name;
  }
  return undefined;
}

/** Also once a process has migrated the source while it was being copied. */
export async function requireSameSchema(source: Database, target: Database): Promise<void> {
  const [ours, theirs] = [await schemaState(source), await schemaState(target)];
  if (ours.pending.length > 0) throw new MoveRefused('The database has pending migrations: run pnpm hub migrate first');
  if (ours.unknown.length > 0)
    throw new MoveRefused('Newer code has migrated the database: run the command of that version');
  if (theirs.pending.length + theirs.unknown.length > 0)
    throw new MoveRefused(
      'The schema has changed since the move began: cancel it, and begin again with an empty database',
    );
}

/** On engines without them, `create trigger` would not wait for writers, and their changes would be missed. */
export async function requireTableLocks(source: Database): Promise<void> {
  if (!(await source.can('transactionalDdl')))
    throw new MoveRefused(
      'Changes cannot be noted safely on this engine: it has no transactional DDL. It can only be moved to',
    );
}
