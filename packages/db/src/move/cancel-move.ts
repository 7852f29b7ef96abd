import { type RawBuilder, sql } from 'kysely';
import type { Database } from '../database.ts';
import { CLOSED } from '../migrate.ts';
import { dropTriggers, thaw } from './freeze.ts';
import { patiently } from './patiently.ts';
import { type SourceState, sourceState } from './source-state.ts';
import { triggersOf } from './triggers.ts';

/**
 * Takes everything off the source that a move has put there, and brings it into service again, also when it has been moved.
 * Safe to run again. Returns how far the move was; undefined when there is none. The target stays closed.
 */
export async function cancelMove(source: Database): Promise<SourceState | undefined> {
  const { kind, migrations } = source;
  const state = await sourceState(source);
  // First: without it, a run that is still going can put nothing there any more, and not end well.
  await drop(source, sql`table if exists move_source`);
  await patiently(source, (tx) => thaw(tx, kind));
  if (kind === 'sqlite') await patiently(source, (tx) => dropTriggers(tx, 'move_note_'));
  else
    for (const name of await triggersOf(migrations, kind))
      if (name.startsWith('move_note_')) await drop(source, sql`function if exists ${sql.id(name)} cascade`);
  // Last, because the triggers write to it.
  await drop(source, sql`table if exists move_changes`);
  await patiently(source, async (tx) => {
    await sql`delete from kysely_migration where name = ${CLOSED.moved}`.execute(tx);
  });
  return state;
}

async function drop(source: Database, what: RawBuilder<unknown>): Promise<void> {
  await patiently(source, async (tx) => {
    await sql`drop ${what}`.execute(tx);
  });
}
