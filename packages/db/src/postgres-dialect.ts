import {
  type Kysely,
  PostgresAdapter,
  PostgresDialect,
  type PostgresDialectConfig,
  type PostgresDriver,
  sql,
} from 'kysely';
import type { Can } from './capabilities.ts';
import { type DriverOptions, NotifyingDriver } from './notify-on-commit.ts';
import type { Tables } from './tables.ts';

/** Kysely's own number: versions of this code that had no other lock take it. */
const MIGRATION_LOCK = '3853314791062309107';
const WAIT_MS = 1_000;

interface DialectOptions extends DriverOptions {
  can: Can;
}

export class HubDialect extends PostgresDialect {
  readonly #config: PostgresDialectConfig;
  readonly #options: DialectOptions;

  constructor(config: PostgresDialectConfig, options: DialectOptions) {
    super(config);
    this.#config = config;
    this.#options = options;
  }

  override createDriver(): PostgresDriver {
    return new NotifyingDriver(this.#config, this.#options);
  }

  override createAdapter(): PostgresAdapter {
    return new Adapter(this.#options.can);
  }
}

class Adapter extends PostgresAdapter {
  readonly #can: Can;

  constructor(can: Can) {
    super();
    this.#can = can;
  }

  /** Waits for a second only, where Kysely would for an hour. Then it fails with 55P03, and `migrate` decides what to do. */
  override async acquireMigrationLock(db: Kysely<Tables>): Promise<void> {
    if (!(await this.#can('sessionLock'))) return;
    await sql`
      with waiting as (select set_config('lock_timeout', ${sql.lit(String(WAIT_MS))}, true))
      select pg_advisory_lock(${sql.raw(MIGRATION_LOCK)}) from waiting`.execute(db);
  }

  override async releaseMigrationLock(db: Kysely<Tables>): Promise<void> {
    if (await this.#can('sessionLock')) await sql`select pg_advisory_unlock(${sql.raw(MIGRATION_LOCK)})`.execute(db);
  }
}
