import { Tokens } from '../load/tokens.ts';
import { measureBytes, ROWS } from '../measures/bytes.ts';
import type { Samples } from '../measures/interleave.ts';
import { measureReads } from '../measures/reads.ts';
import { measureWebhooks } from '../measures/webhooks.ts';
import type { Bench } from '../open-bench.ts';
import { columns } from '../report/columns.ts';
import type { Measured } from '../report/goals.ts';
import { print, printSamples } from '../report/table.ts';
import { openPostgres } from '../servers/postgres.ts';
import { postgresSeconds, residentMegabytes } from '../servers/process-usage.ts';
import type { Server } from '../servers/server.ts';
import { US } from './names.ts';

const FOOTPRINT = 'footprint';
const STREAMS = 1_000;
/** One person has no more. */
const TABS_A_PERSON = 20;

/** What one process, one user, one delivery and one open tab take: the constants of docs/scaling.md. */
export async function benchFootprint(bench: Bench): Promise<Measured> {
  const postgres = await openPostgres();
  try {
    const databases = { SQLite: bench.file(FOOTPRINT), Postgres: await postgres.create(FOOTPRINT) };
    for (const [name, database] of Object.entries(databases)) {
      const server = await bench.start(`${US} on ${name}`, database);
      const { deliveries, sandbox, scale } = bench;
      const { users, rounds, ms } = scale;
      const kilobytes = await kilobytesAStream(bench, server);
      const before = postgresSeconds(FOOTPRINT);
      const webhooks = await measureWebhooks([server], { deliveries, rounds, ms });
      const used = postgresSeconds(FOOTPRINT) - before;
      printSamples(`Deliveries on ${name}`, webhooks, columns);
      print(`The server of the database itself: ${used.toFixed(1)} CPU s for ${countOf(webhooks, ms)} deliveries`);
      const reading = { clerk: sandbox.clerk, usersOf: () => users / 2, rounds, ms: ms / 2 };
      const me = await measureReads([server], { ...reading, path: (program) => program.me });
      printSamples(`users.me on ${name}`, me, columns);
      print(`${name}: ${kilobytes.toFixed(0)} KB for each of ${STREAMS} live streams`);
      await bench.stopAll();
      const { user, delivery } = await measureBytes(database);
      print(`${name}: ${user} bytes a user and ${delivery} a delivery, of ${ROWS.toLocaleString('en')} each`);
    }
  } finally {
    await bench.stopAll();
    await postgres.stop();
  }
  return {};
}

/** Of all rounds, and one that warms up. */
function countOf(samples: Samples, ms: number): number {
  const rates = Object.values(samples).flatMap((taken) => taken.map(({ rate }) => rate));
  const [first = 0] = rates;
  return Math.round(([first, ...rates].reduce((sum, rate) => sum + rate, 0) * ms) / 1000);
}

/** Of resident memory, once all streams have begun. */
async function kilobytesAStream({ sandbox, scale }: Bench, { pid, url }: Server): Promise<number> {
  const tokens = await new Tokens(sandbox.clerk, STREAMS / TABS_A_PERSON).fresh(scale.users / 2);
  const before = residentMegabytes(pid);
  const closing = new AbortController();
  for (let n = 0; n < STREAMS; n++) {
    const authorization = `Bearer ${tokens[n % tokens.length]}`;
    const headers = { authorization, accept: 'text/event-stream' };
    const { ok, body } = await fetch(`${url}/trpc/live.changes`, { headers, signal: closing.signal });
    if (!ok) throw new Error('A stream was refused');
    await body?.getReader().read();
  }
  const after = residentMegabytes(pid);
  closing.abort();
  return ((after - before) * 1024) / STREAMS;
}
