import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { retryWhenBusy } from './retry.ts';

/** Code that knows more has migrated the database: what it relies on, this code could break. */
export class DatabaseNewer extends Error {
  override name = 'DatabaseNewer';

  constructor(unknown: string[]) {
    super(`The database was migrated by newer code (${unknown.join(', ')}): run that, or restore a backup from before`);
  }
}

/**
 * Applies what is missing, each migration in a transaction of its own (on Postgres under an advisory lock), and
 * returns the names it applied. Throws {@link DatabaseNewer}, having changed nothing, when the database is ahead.
 */
export async function migrate(db: Database): Promise<string[]> {
  const { unknown } = await schemaState(db);
  if (unknown.length > 0) throw new DatabaseNewer(unknown);
  const migrator = new Migrator({
    db: db.migrations,
    provider: { getMigrations: async () => db.schema.migrations },
    // A package that joins later, or an application's own, has names that sort before some that are applied.
    allowUnorderedMigrations: true,
  });
  const applied: string[] = [];
  for (;;) {
    const step = await retryWhenBusy(async () => {
      const { error, results } = await migrator.migrateUp();
      if (error !== undefined) throw error;
      return results ?? [];
    });
    if (step.length === 0) return applied;
    applied.push(...step.map((result) => result.migrationName));
  }
}

export interface SchemaState {
  /** The latest migration that the database has; undefined while it has none. */
  version: string | undefined;
  /** What this code has and the database has not. */
  pending: string[];
  /** What the database has and this code has not. */
  unknown: string[];
}

/** How far the database has been migrated, in one query of a small table. */
export async function schemaState(db: Database): Promise<SchemaState> {
  const { migrations } = db.schema;
  const applied = await appliedMigrations(db);
  return {
    version: applied.at(-1),
    pending: Object.keys(migrations).filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !Object.hasOwn(migrations, name)),
  };
}

async function appliedMigrations(db: Database): Promise<string[]> {
  try {
    const { rows } = await sql<{ name: string }>`select name from kysely_migration order by name`.execute(db.read);
    return rows.map(({ name }) => name);
  } catch (error) {
    if (isNoSuchTable(error)) return [];
    throw error;
  }
}

function isNoSuchTable(error: unknown): boolean {
  if (!(error instanceof Error && 'code' in error)) return false;
  return error.code === '42P01' || (error.code === 'SQLITE_ERROR' && error.message.startsWith('no such table'));
}
