import { inject, onTestFinished } from 'vitest';
import { pgbouncerVersion, startPgbouncer } from './pgbouncer.ts';
import { startStandIn } from './pooler-stand-in.ts';

/** Shares the connections of a server between transactions. */
export interface Pooler {
  /** Directory of its unix socket. */
  socket: string;
  stop(): Promise<void>;
}

export type StartPooler = (postgresSocket: string) => Promise<Pooler>;

/** For `describe.each`: by name, a stand-in that is always there, and the real PgBouncer where the machine has one. */
export async function poolers(): Promise<[name: string, start: StartPooler][]> {
  const version = await pgbouncerVersion();
  const real: [string, StartPooler][] = version === undefined ? [] : [[version, startPgbouncer]];
  return [['a stand-in for PgBouncer', startStandIn], ...real];
}

/** A URL of the same database through a pooler, which stops when the test ends. */
export async function pooledUrl(start: StartPooler, directUrl: string): Promise<string> {
  const pooler = await start(inject('postgresSocket'));
  onTestFinished(() => pooler.stop());
  return directUrl.replace(/host=.*/, `host=${encodeURIComponent(pooler.socket)}`);
}
