import { setTimeout as sleep } from 'node:timers/promises';
import { Pool } from 'undici';
import type { Shot } from '../load/fire.ts';

/** A server that tells streams of changes. */
export interface Teller {
  name: string;
  url: string;
  /** Opens the n-th stream. */
  stream(n: number): Shot;
  /** A change that concerns everybody, new each time. */
  change(): Shot;
}

export interface Streams {
  name: string;
  /** Milliseconds from a change's request until the last stream has been told of it. */
  tell(): Promise<number>;
  close(): Promise<void>;
}

const TABS = 500;
/** What comes within 250 ms after the last hint is told together with it. */
const REST_MS = 600;

/** Opens 500 streams, each on a connection of its own, and waits until each has begun. */
export async function openStreams({ name, url, stream, change }: Teller): Promise<Streams> {
  const pool = new Pool(url, { connections: TABS + 1, pipelining: 1, bodyTimeout: 0 });
  let told = Promise.withResolvers<void>();
  let left = TABS;
  const hear = (chunk: Buffer) => {
    if (!chunk.includes('"topics"')) return;
    left--;
    if (left === 0) told.resolve();
  };
  const closing = new AbortController();
  for (let n = 0; n < TABS; n++) {
    const { body, statusCode } = await pool.request({ ...stream(n), signal: closing.signal });
    if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${await body.text()}`);
    body.on('data', hear).on('error', () => {});
  }
  await told.promise;
  return {
    name,
    async tell() {
      await sleep(REST_MS);
      told = Promise.withResolvers();
      left = TABS;
      const began = performance.now();
      const answer = pool.request(change()).then(async ({ body, statusCode }) => {
        if (statusCode !== 200) throw new Error(`${name}: ${statusCode} ${await body.text()}`);
        await body.dump();
      });
      await Promise.all([answer, told.promise]);
      return performance.now() - began;
    },
    async close() {
      closing.abort();
      await pool.destroy();
    },
  };
}
