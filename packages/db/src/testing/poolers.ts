import { pgbouncerVersion, startPgbouncer } from './pgbouncer.ts';
import { startStandIn } from './pooler-stand-in.ts';

/** Shares the connections of a server between transactions. */
export interface Pooler {
  /** Directory of its unix socket. */
  socket: string;
  stop(): Promise<void>;
}

type Start = (postgresSocket: string) => Promise<Pooler>;

/** For `describe.each`: by name, a stand-in that is always there, and the real PgBouncer where the machine has one. */
export async function poolers(): Promise<[name: string, start: Start][]> {
  const version = await pgbouncerVersion();
  const real: [string, Start][] = version === undefined ? [] : [[version, startPgbouncer]];
  return [['a stand-in for PgBouncer', startStandIn], ...real];
}
