import SqliteFile from 'better-sqlite3';
import { CompiledQuery, type DatabaseConnection, Kysely, SqliteAdapter, SqliteDialect, SqliteDriver } from 'kysely';
import type { Connections } from './database.ts';
import { Eraser } from './erasure/eraser.ts';
import { keepStatements } from './keep-statements.ts';
import { plugins } from './plugins.ts';
import { createPrivately } from './private-file.ts';
import type { PersonalTable } from './schema.ts';
import { SqliteChanges } from './sqlite-changes.ts';
import type { Tables } from './tables.ts';

export function openSqlite(path: string, personal: readonly PersonalTable[]): Connections {
  createPrivately(path);
  const writer = new SqliteFile(path);
  writer.pragma('journal_mode = WAL');
  // FULL: a delivery that was answered 200 survives a power cut. NORMAL would lose the last commits.
  writer.pragma('synchronous = FULL');
  writer.pragma('secure_delete = ON');
  writer.pragma('foreign_keys = ON');
  // better-sqlite3 blocks the event loop while it waits for a lock, so `transact` retries instead.
  writer.pragma('busy_timeout = 0');
  const reader = new SqliteFile(path, { readonly: true });
  const write = new Kysely<Tables>({ plugins, dialect: new Dialect(writer) });
  const read = new Kysely<Tables>({ plugins, dialect: new SqliteDialect({ database: keepStatements(reader) }) });
  const changes = new SqliteChanges(writer);
  const eraser = new Eraser(writer, { write, personal });
  return {
    kind: 'sqlite',
    read,
    write,
    writers: 1,
    migrations: write,
    // It needs none of them.
    can: async () => true,
    changes,
    scrub: () => eraser.request(),
    async close() {
      changes.close();
      await eraser.finish();
      await read.destroy();
      await write.destroy();
      // Kysely does not close a file that it never queried.
      reader.close();
      writer.close();
      eraser.close();
    },
  };
}

class Dialect extends SqliteDialect {
  readonly #file: SqliteFile.Database;

  constructor(file: SqliteFile.Database) {
    super({ database: keepStatements(file) });
    this.#file = file;
  }

  override createDriver(): SqliteDriver {
    return new Driver(this.#file);
  }

  override createAdapter(): SqliteAdapter {
    return new Adapter();
  }
}

class Driver extends SqliteDriver {
  readonly #file: SqliteFile.Database;

  constructor(file: SqliteFile.Database) {
    super({ database: keepStatements(file) });
    this.#file = file;
  }

  /** Takes the write lock at once: a deferred transaction that writes later can fail with SQLITE_BUSY_SNAPSHOT. */
  override async beginTransaction(connection: DatabaseConnection): Promise<void> {
    await connection.executeQuery(CompiledQuery.raw('begin immediate'));
  }

  /** On a full disk SQLite has already rolled back: a second rollback would fail and hide the original error. */
  override async rollbackTransaction(connection: DatabaseConnection): Promise<void> {
    if (this.#file.inTransaction) await super.rollbackTransaction(connection);
  }
}

class Adapter extends SqliteAdapter {
  /** SQLite supports it. Kysely's default is false, which would leave half the tables of a failed migration. */
  override get supportsTransactionalDdl(): boolean {
    return true;
  }
}
