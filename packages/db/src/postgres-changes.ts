import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import type { Can } from './capabilities.ts';
import { everything, readChange } from './changes.ts';
import type { Reader } from './database.ts';
import { Listeners } from './listeners.ts';
import { CHANNEL } from './notify-on-commit.ts';
import type { Servers } from './servers.ts';
import { positionOf, writtenOn } from './standby/position.ts';
import type { Written } from './standby/written.ts';

const LOOK_EVERY_MS = 500;
const RECONNECT_AFTER_MS = 500;
const HEARTBEAT_MS = 10_000;
const GOODBYE_MS = 500;

interface Ports {
  can: Can;
  /** Of a dedicated connection. */
  servers: Servers;
  pool: Reader;
  /** Hears where in the log the changes are. */
  written: Written | undefined;
}

/**
 * Listens for NOTIFY on a dedicated connection, and announces `everything` after that connection was lost. An engine without
 * NOTIFY is asked for the count of changes instead; what has changed is not known then, so `everything` is announced.
 */
export class PostgresChanges extends Listeners {
  readonly #ports: Ports;
  #listening: AbortController | undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(ports: Ports) {
    super();
    this.#ports = ports;
  }

  protected start(): void {
    const listening = new AbortController();
    const previous = this.#done;
    this.#listening = listening;
    this.#done = previous.then(() => this.#listen(listening.signal));
  }

  protected stop(): void {
    this.#listening?.abort();
  }

  async close(): Promise<void> {
    this.stop();
    await this.#done;
  }

  async #listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.#hearOrLook(signal).catch(() => {});
      await sleep(RECONNECT_AFTER_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  async #hearOrLook(signal: AbortSignal): Promise<void> {
    if (await this.#ports.can('notify')) await this.#hearUntilLost(signal);
    else await this.#look(signal);
  }

  async #look(signal: AbortSignal): Promise<void> {
    const { pool, written } = this.#ports;
    const asked = pool.selectFrom('change_counts').select((eb) => eb.fn.sum<string>('count').as('count'));
    for (let seen: unknown; ; await sleep(LOOK_EVERY_MS, undefined, { signal, ref: false })) {
      const { count } = await asked.executeTakeFirstOrThrow();
      if (count !== seen) {
        if (written) written.committed(await positionOf(pool));
        this.announce(everything);
      }
      seen = count;
    }
  }

  /** Resolves when told to stop or when the connection ends; `everything` covers what was missed in between. */
  async #hearUntilLost(signal: AbortSignal): Promise<void> {
    const server = this.#ports.servers.current;
    const client = new pg.Client({
      connectionString: server,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      query_timeout: 5_000,
    });
    let forget = () => {};
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
      forget = this.#ports.servers.onMove((writable) => {
        if (writable !== server) resolve();
      });
    });
    client.on('notification', ({ payload }) => {
      const change = payload && readChange(payload);
      if (!change) return;
      this.#ports.written?.heard(change);
      this.announce(change);
    });
    try {
      await client.connect();
      await this.#ports.servers.expectWritable(client, server);
      await client.query(`listen ${CHANNEL}`);
      if (this.#ports.written) this.#ports.written.listens(await writtenOn(client));
      this.announce(everything);
      await Promise.race([lost, this.#silence(client, server, signal)]);
    } catch (error) {
      if (!signal.aborted) this.#ports.servers.leave(server);
      throw error;
    } finally {
      forget();
      this.#ports.written?.isDeaf();
      // A frozen server never closes the connection.
      await Promise.race([client.end(), sleep(GOODBYE_MS, undefined, { ref: false })]).catch(() => {});
    }
  }

  /** Rejects when the server stops answering, or taking writes, although the connection is still open. */
  async #silence(client: pg.Client, server: string, signal: AbortSignal): Promise<never> {
    for (;;) {
      await sleep(HEARTBEAT_MS, undefined, { signal, ref: false });
      await client.query('select 1');
      await this.#ports.servers.expectWritable(client, server);
    }
  }
}
