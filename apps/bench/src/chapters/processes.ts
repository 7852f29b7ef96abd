import { type Fleet, type FleetSample, measureFleets } from '../measures/fleets.ts';
import type { Bench } from '../open-bench.ts';
import { p99, rate } from '../report/columns.ts';
import type { Measured } from '../report/goals.ts';
import { ratio } from '../report/spread.ts';
import { type Column, printSamples } from '../report/table.ts';
import { openPostgres } from '../servers/postgres.ts';

const DATABASE = 'fleet';
const [ONE, TWO] = ['one process', 'two processes'];

const waiting =
  (what: string) =>
  ({ waits }: FleetSample) =>
    100 * (waits[what] ?? 0);

/** What the second process has to fight for: the processors, Postgres' disk, its locks, or nothing. */
const columns: readonly Column<FleetSample>[] = [
  { title: 'requests/s', figure: rate, digits: 0 },
  { title: 'p99 ms', figure: p99, digits: 1 },
  { title: 'API CPU s', figure: ({ cpu }) => cpu, digits: 2 },
  { title: 'Postgres’', figure: ({ postgresCpu }) => postgresCpu, digits: 2 },
  { title: 'client’s', figure: ({ clientCpu }) => clientCpu, digits: 2 },
  { title: 'cores used %', figure: ({ coresUsed }) => 100 * coresUsed, digits: 0 },
  { title: 'fsync %', figure: waiting('IO'), digits: 0 },
  { title: 'row locks %', figure: waiting('Lock'), digits: 0 },
  { title: 'WAL locks %', figure: waiting('LWLock'), digits: 0 },
  { title: 'for the API %', figure: waiting('Client'), digits: 0 },
  { title: 'running %', figure: waiting('none'), digits: 0 },
];

/** The same 64 connections to one API process, and shared between two, on one Postgres which writes to disk before it answers. */
export async function benchProcesses(bench: Bench): Promise<Measured> {
  const { deliveries, scale } = bench;
  const postgres = await openPostgres();
  try {
    const url = await postgres.create(DATABASE);
    const first = await bench.start('first', url);
    const second = await bench.start('second', url, undefined, 0);
    const fleets: Fleet[] = [
      { name: ONE, servers: [first] },
      { name: TWO, servers: [first, second] },
    ];
    const samples = await measureFleets(fleets, {
      deliveries,
      url,
      database: DATABASE,
      rounds: scale.rounds,
      ms: scale.ms,
    });
    printSamples(
      'Durable webhooks on one Postgres, 64 connections; CPU s in 10,000; of open transactions, how many wait',
      samples,
      columns,
    );
    return { twoProcesses: ratio(samples, [TWO, ONE], rate) };
  } finally {
    await bench.stopAll();
    await postgres.stop();
  }
}
