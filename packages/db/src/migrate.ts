import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { migrations as released } from './migrations/index.ts';
import { retryWhenBusy } from './retry.ts';

/**
 * Applies what is missing, each migration in a transaction of its own (on Postgres under an advisory lock), and
 * returns the names it applied. Throws, having changed nothing, when the database was migrated by newer code.
 */
export async function migrate(db: Database, migrations = released): Promise<string[]> {
  const migrator = migratorFor(db, migrations);
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

/** The names of migrations that this code has and the database has not. */
export async function pendingMigrations(db: Database, migrations = released): Promise<string[]> {
  const all = await migratorFor(db, migrations).getMigrations();
  return all.filter((migration) => migration.executedAt === undefined).map((migration) => migration.name);
}

/** The latest migration that the database has; undefined while it has none. */
export async function schemaVersion(db: Database, migrations = released): Promise<string | undefined> {
  const all = await migratorFor(db, migrations).getMigrations();
  return all.findLast((migration) => migration.executedAt !== undefined)?.name;
}

function migratorFor(db: Database, migrations: typeof released): Migrator {
  return new Migrator({ db: db.write, provider: { getMigrations: async () => migrations } });
}
