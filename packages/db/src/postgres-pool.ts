import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { asBusy, isOutdatedPlan } from './busy.ts';
import { StatementNames } from './statement-names.ts';

export interface PoolOptions extends pg.PoolConfig {
  /** Whether the server keeps prepared statements for as long as a connection; behind some poolers it does not. */
  prepare: boolean;
}

/** A pool for Kysely that survives a restart of its server, and whose errors `asBusy` can classify. */
export function postgresPool({ prepare, ...config }: PoolOptions): PostgresPool {
  const pool = new pg.Pool(config);
  const names = prepare ? new StatementNames() : undefined;
  // A broken connection fails its query and is replaced by the pool; without a listener Node would end the process.
  pool.on('error', ignore);
  pool.on('connect', (client) => client.on('error', ignore));
  return {
    async connect() {
      try {
        return new Client(await pool.connect(), names);
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
  readonly #names: StatementNames | undefined;
  #broken = false;

  constructor(client: pg.PoolClient, names: StatementNames | undefined) {
    this.#client = client;
    this.#names = names;
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
    const alone = this.#client.getTransactionStatus() === 'I';
    try {
      return await this.#send(sql, parameters);
    } catch (error) {
      if (isOutdatedPlan(error)) {
        this.#names?.renew();
        if (alone) return await this.#send(sql, parameters);
      }
      const said = asBusy(error);
      // pg would queue the next query, for example a rollback, behind the one that timed out, and wait as long again.
      if (said !== error && !(error instanceof pg.DatabaseError) && !this.#broken) {
        this.#broken = true;
        void this.#client.end();
      }
      throw said;
    }
  }

  /** The result of the first statement, if there are several. */
  async #send(text: string, values: unknown[]): Promise<pg.QueryResult> {
    // Without values it goes as a simple query, which is cheaper for a `begin`, and the only one for several statements.
    const name = values.length > 0 ? this.#names?.nameOf(text) : undefined;
    this.#gather();
    const result = await this.#client.query({ text, values, ...(name !== undefined && { name }) });
    const [first = result] = [result].flat();
    return first;
  }

  /** Sends what several members of a commit ask in one turn of the event loop as one packet. */
  #gather(): void {
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}
