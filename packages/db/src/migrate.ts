import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { retryWhenBusy } from './retry.ts';

/** Newer code has migrated the database: this code could break invariants that the newer code relies on. */
export class DatabaseNewer extends Error {
  override name = 'DatabaseNewer';

  constructor(unknown: string[]) {
    super(`The database was migrated by newer code (${unknown.join(', ')}): run that, or restore a backup from before`);
  }
}

/**
 * Applies the pending migrations, each in its own transaction (on Postgres under an advisory lock), and
 * returns the names it applied. Throws {@link DatabaseNewer}, having changed nothing, when the database is ahead.
 */
export async function migrate(db: Database): Promise<string[]> {
  const { unknown } = await schemaState(db);
  if (unknown.length > 0) throw new DatabaseNewer(unknown);
  const migrator = new Migrator({
    db: db.migrations,
    provider: { getMigrations: async () => db.schema.migrations },
    // A package that is added later, or an application's own, has names that sort before applied ones.
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
  /** The latest applied migration; undefined before the first. */
  version: string | undefined;
  /** Migrations of this code that are not applied. */
  pending: string[];
  /** Applied migrations that this code does not know. */
  unknown: string[];
}

/** How far the database has been migrated. One query of a small table. */
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
