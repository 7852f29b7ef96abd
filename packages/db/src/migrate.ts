import { sql } from 'kysely';
import { Migrator } from 'kysely/migration';
import type { Database } from './database.ts';
import { underLock } from './migration-lock.ts';
import { isNoSuchTable } from './no-such-table.ts';
import { rerunnable } from './rerunnable.ts';
import { retryWhenBusy } from './retry.ts';

/** Newer code has migrated the database: this code could break invariants that the newer code relies on. */
export class DatabaseNewer extends Error {
  override name = 'DatabaseNewer';

  constructor(unknown: string[]) {
    super(`The database was migrated by newer code (${unknown.join(', ')}): run that, or restore a backup from before`);
  }
}

/** Stand among the applied migrations, so that code of any version refuses the database. */
export const CLOSED = { moved: '~moved', unfinished: '~unfinished-move' } as const;

/** The rows of the database are, or will be, in another place: nobody may work on it. */
export class DatabaseClosed extends Error {
  override name = 'DatabaseClosed';

  constructor(why: keyof typeof CLOSED) {
    super(
      why === 'moved'
        ? 'The database has been moved: set DATABASE_URL to where it is now, or bring it back with pnpm hub move --cancel'
        : 'A move to this database is unfinished: run pnpm hub move again where it began',
    );
  }
}

/** Another process has been migrating for longer than one waits. */
export class MigrationUnderWay extends Error {
  override name = 'MigrationUnderWay';

  constructor() {
    super('Another process has been migrating the database for long: look at that one, and start again');
  }
}

export interface MigrateOptions {
  /** Called once when another process is migrating, which is waited for. */
  onWait?(): void;
  giveUpAfterMs?: number;
}

/**
 * Applies the pending migrations, one process at a time, each in its own transaction where the engine has that, and
 * returns the names it applied. Throws {@link DatabaseNewer}, having changed nothing, when the database is ahead,
 * {@link DatabaseClosed} when it is part of a move, and {@link MigrationUnderWay} when another process does not come to
 * an end with it.
 */
export async function migrate(
  db: Database,
  { onWait, giveUpAfterMs = 600_000 }: MigrateOptions = {},
): Promise<string[]> {
  const giveUpAt = performance.now() + giveUpAfterMs;
  const applied: string[] = [];
  for (let waits = 0; ; ) {
    if ((await pendingMigrations(db)).length === 0) return applied;
    const step = await underLock(db, () => migrateUp(db)).catch(async (error: unknown) => {
      // Newer code may have been migrating while this one waited.
      await pendingMigrations(db);
      throw error;
    });
    if (step !== 'held') applied.push(...step);
    else if (performance.now() > giveUpAt) throw new MigrationUnderWay();
    else if (waits++ === 0) onWait?.();
  }
}

async function pendingMigrations(db: Database): Promise<string[]> {
  const { unknown, pending, closed } = await schemaState(db);
  if (closed) throw new DatabaseClosed(closed);
  if (unknown.length > 0) throw new DatabaseNewer(unknown);
  return pending;
}

async function migrateUp(db: Database): Promise<string[]> {
  const [locks, undoes] = [await db.can('sessionLock'), await db.can('transactionalDdl')];
  const migrator = new Migrator({
    db: locks && undoes ? db.migrations : db.migrations.withPlugin(rerunnable),
    provider: { getMigrations: async () => db.schema.migrations },
    disableTransactions: !undoes,
    // A package that is added later, or an application's own, has names that sort before applied ones.
    allowUnorderedMigrations: true,
  });
  return await retryWhenBusy(async () => {
    const { error, results } = await migrator.migrateUp();
    if (error !== undefined) throw error;
    return (results ?? []).map((result) => result.migrationName);
  });
}

export interface SchemaState {
  /** The latest applied migration; undefined before the first. */
  version: string | undefined;
  /** Migrations of this code that are not applied. */
  pending: string[];
  /** Applied migrations that this code does not know. */
  unknown: string[];
  /** Set when the database has been moved away, or a move to it is unfinished. */
  closed: keyof typeof CLOSED | undefined;
}

/** How far the database has been migrated. One query of a small table. */
export async function schemaState(db: Database): Promise<SchemaState> {
  const { migrations } = db.schema;
  const names = await appliedMigrations(db);
  const applied = names.filter((name) => !name.startsWith('~'));
  return {
    version: applied.at(-1),
    pending: Object.keys(migrations).filter((name) => !applied.includes(name)),
    unknown: applied.filter((name) => !Object.hasOwn(migrations, name)),
    closed: names.includes(CLOSED.moved) ? 'moved' : names.includes(CLOSED.unfinished) ? 'unfinished' : undefined,
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
