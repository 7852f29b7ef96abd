import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { asBusy } from './busy.ts';

/** A pool for Kysely that survives a restart of its server, and whose errors `asBusy` can classify. */
export function postgresPool(config: pg.PoolConfig): PostgresPool {
  const pool = new pg.Pool(config);
  // A broken connection fails its query and is replaced by the pool; without a listener Node would end the process.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return {
    async connect() {
      try {
        return new Client(await pool.connect());
      } catch (error) {
        throw asBusy(error);
      }
    },
    end: () => pool.end(),
    options: pool.options,
  };
}

function ignore(): void {}

class Client implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  #broken = false;

  constructor(client: pg.PoolClient) {
    this.#client = client;
  }

  query<R>(sql: string, parameters: readonly unknown[]): Promise<PostgresQueryResult<R>>;
  query<R>(cursor: PostgresCursor<R>): PostgresCursor<R>;
  query(sql: string | PostgresCursor<unknown>, parameters: readonly unknown[] = []): unknown {
    if (typeof sql !== 'string') throw new Error('Nothing here reads with a cursor');
    return this.#ask(sql, [...parameters]);
  }

  release(destroy = false): void {
    this.#client.release(this.#broken || destroy);
  }

  async #ask(sql: string, parameters: unknown[]): Promise<pg.QueryResult> {
    try {
      return await this.#client.query(sql, parameters);
    } catch (error) {
      const said = asBusy(error);
      // pg would queue the next query, for example a rollback, behind the one that timed out, and wait as long again.
      if (said !== error && !(error instanceof pg.DatabaseError) && !this.#broken) {
        this.#broken = true;
        void this.#client.end();
      }
      throw said;
    }
  }
}
