import type { PostgresCursor, PostgresPool, PostgresPoolClient, PostgresQueryResult } from 'kysely';
import pg from 'pg';
import { asBusy, isOutdatedPlan, isReadOnly } from './busy.ts';
import type { Servers } from './servers.ts';
import type { Written } from './standby/written.ts';
import { StatementNames } from './statement-names.ts';

export interface PoolOptions extends pg.PoolConfig {
  servers: Servers;
  /** Whether the server keeps prepared statements for as long as a connection; behind some poolers it does not. */
  prepare: boolean;
  /** Hears where commits are in the log, when they answer that. */
  written?: Written | undefined;
}

/**
 * A pool for Kysely that survives a restart of its server and the promotion of another, and whose errors `asBusy` can
 * classify.
 */
export function postgresPool({ servers, prepare, written, ...config }: PoolOptions): PostgresPool {
  const names = prepare ? new StatementNames() : undefined;
  const pools = new Map<string, ServerPool>();

  function poolOf(connectionString: string): ServerPool {
    const onConnect = async (client: pg.ClientBase) => {
      await servers.expectWritable(client, connectionString);
      await config.onConnect?.(client);
    };
    const pool = pools.get(connectionString) ?? new ServerPool({ ...config, connectionString, onConnect });
    pools.set(connectionString, pool);
    return pool;
  }

  return {
    async connect() {
      for (let tried = 1; ; tried++) {
        const server = servers.current;
        const pool = poolOf(server);
        try {
          const onReadOnly = () => {
            pool.renew();
            servers.leave(server);
          };
          return new Client(await pool.connect(), { names, onReadOnly, written });
        } catch (error) {
          // All its connections are in use: that says nothing about the server.
          const isFull = error instanceof Error && error.message.startsWith('timeout exceeded');
          if (!isFull) servers.leave(server);
          if (isFull || tried >= servers.urls.length) throw asBusy(error);
        }
      }
    },
    async end() {
      await Promise.all([...pools.values()].map((pool) => pool.end()));
    },
    options: config,
  };
}

/** The connections to one server. */
class ServerPool {
  readonly #pool: pg.Pool;
  readonly #generations = new WeakMap<pg.PoolClient, number>();
  #generation = 0;

  constructor(config: pg.PoolConfig) {
    this.#pool = new pg.Pool(config);
    // A broken connection fails its query and is replaced by the pool; without a listener Node would end the process.
    this.#pool.on('error', ignore);
    this.#pool.on('connect', (client) => {
      client.on('error', ignore);
      this.#generations.set(client, this.#generation);
    });
  }

  async connect(): Promise<pg.PoolClient> {
    for (;;) {
      const client = await this.#pool.connect();
      if (this.#generations.get(client) === this.#generation) return client;
      client.release(true);
    }
  }

  /** Uses none of its connections again. */
  renew(): void {
    this.#generation += 1;
  }

  end(): Promise<void> {
    return this.#pool.end();
  }
}

function ignore(): void {}

interface ClientOptions {
  names: StatementNames | undefined;
  onReadOnly(): void;
  written: Written | undefined;
}

class Client implements PostgresPoolClient {
  readonly #client: pg.PoolClient;
  readonly #names: StatementNames | undefined;
  readonly #onReadOnly: () => void;
  readonly #written: Written | undefined;
  #broken = false;

  constructor(client: pg.PoolClient, { names, onReadOnly, written }: ClientOptions) {
    this.#client = client;
    this.#names = names;
    this.#onReadOnly = onReadOnly;
    this.#written = written;
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
      if (isReadOnly(error)) this.#onReadOnly();
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
    const [first = result, ...others] = [result].flat();
    const position: unknown = others.at(-1)?.rows[0]?.position;
    if (typeof position === 'number') this.#written?.committed(position);
    return first;
  }

  /** Sends what several members of a commit ask in one turn of the event loop as one packet. */
  #gather(): void {
    const { stream } = this.#client.connection;
    stream.cork();
    process.nextTick(() => stream.uncork());
  }
}
