import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';
import { everything, readChange } from './changes.ts';
import { Listeners } from './listeners.ts';
import { CHANNEL } from './notify-on-commit.ts';

const RECONNECT_AFTER_MS = 500;
const HEARTBEAT_MS = 30_000;
const GOODBYE_MS = 500;

/** Listens for NOTIFY on a dedicated connection. Announces `everything` after that connection was lost. */
export class PostgresChanges extends Listeners {
  readonly #config: pg.ClientConfig;
  #listening: AbortController | undefined;
  #done: Promise<void> = Promise.resolve();

  constructor(config: pg.ClientConfig) {
    super();
    this.#config = config;
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
      await this.#hearUntilLost(signal).catch(() => {});
      await sleep(RECONNECT_AFTER_MS, undefined, { signal, ref: false }).catch(() => {});
    }
  }

  /** Resolves when told to stop or when the connection ends; `everything` covers what was missed in between. */
  async #hearUntilLost(signal: AbortSignal): Promise<void> {
    const client = new pg.Client({
      ...this.#config,
      connectionTimeoutMillis: 5_000,
      keepAlive: true,
      query_timeout: 5_000,
    });
    const lost = new Promise<void>((resolve) => {
      client.on('error', () => resolve());
      client.on('end', () => resolve());
      signal.addEventListener('abort', () => resolve(), { once: true });
    });
    client.on('notification', ({ payload }) => {
      const change = payload && readChange(payload);
      if (change) this.announce(change);
    });
    try {
      await client.connect();
      await client.query(`listen ${CHANNEL}`);
      this.announce(everything);
      await Promise.race([lost, this.#silence(client, signal)]);
    } finally {
      // A frozen server never closes the connection.
      await Promise.race([client.end(), sleep(GOODBYE_MS, undefined, { ref: false })]).catch(() => {});
    }
  }

  /** Rejects when the server stops answering although the connection is still open. */
  async #silence(client: pg.Client, signal: AbortSignal): Promise<never> {
    for (;;) {
      await sleep(HEARTBEAT_MS, undefined, { signal, ref: false });
      await client.query('select 1');
    }
  }
}
