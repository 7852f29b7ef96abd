import type { Pool } from 'undici';

export interface Shot {
  method: 'GET' | 'POST';
  path: string;
  headers: Record<string, string>;
  body?: string;
}

export interface Fired {
  requests: number;
  seconds: number;
  /** Milliseconds of each request, ascending. */
  latencies: number[];
}

interface Options {
  /** How many requests are under way at once. */
  atOnce: number;
  ms: number;
}

/** Sends shots for so long, or until there are none. Any answer but 200 is an error: it would not be the same work. */
export async function fire(pool: Pool, shots: Iterator<Shot>, { atOnce, ms }: Options): Promise<Fired> {
  const latencies: number[] = [];
  const began = performance.now();
  let ended = began;
  async function shoot(): Promise<void> {
    while (performance.now() - began < ms) {
      const { value: shot, done } = shots.next();
      if (done) return;
      const sent = performance.now();
      const response = await pool.request(shot);
      const text = await response.body.text();
      if (response.statusCode !== 200) throw new Error(`${shot.path}: ${response.statusCode} ${text}`);
      ended = performance.now();
      latencies.push(ended - sent);
    }
  }
  await Promise.all(Array.from({ length: atOnce }, shoot));
  return {
    requests: latencies.length,
    seconds: (ended - began) / 1000,
    latencies: latencies.sort((a, b) => a - b),
  };
}

export function quantile(ascending: readonly number[], share: number): number {
  return ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? Number.NaN;
}
