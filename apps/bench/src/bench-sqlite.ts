import { join } from 'node:path';
import { measureReads } from './measures/reads.ts';
import { measureAlone, measureWebhooks } from './measures/webhooks.ts';
import type { Bench } from './open-bench.ts';
import type { Goal } from './report/goals.ts';
import { ratio, spreadOf } from './report/spread.ts';
import { type Column, printSamples } from './report/table.ts';
import { residentMegabytes } from './servers/process-usage.ts';

const US = 'Ticket Hub';
const RAW = 'raw';
const EXPRESS = 'Express + svix + Drizzle';

const COLUMNS: Column[] = [
  { title: 'requests/s', figure: ({ rate }) => rate, digits: 0 },
  { title: 'p50 ms', figure: ({ p50 }) => p50, digits: 2 },
  { title: 'p99 ms', figure: ({ p99 }) => p99, digits: 2 },
  { title: 'CPU s/10,000', figure: ({ cpu }) => cpu, digits: 2 },
  { title: 'RSS MB', figure: ({ resident }) => resident, digits: 0 },
];

export async function benchSqlite(bench: Bench): Promise<Goal[]> {
  const { deliveries, scale, sandbox, folder } = bench;
  const file = (name: string) => join(folder, `${name}.db`);
  const servers = [
    await bench.start(RAW, file('raw'), 'raw/sqlite.ts'),
    await bench.start(EXPRESS, file('express'), 'express-drizzle/sqlite.ts'),
    await bench.start(US, file('own')),
  ];
  const ours = servers.find(({ name }) => name === US);
  const idle = ours ? residentMegabytes(ours.pid) : Number.NaN;

  const webhooks = await measureWebhooks(servers, { deliveries, rounds: scale.rounds, ms: scale.ms });
  printSamples('Durable webhooks on SQLite, 64 connections', webhooks, COLUMNS);
  const alone = await measureAlone(servers, { deliveries, rounds: scale.rounds, ms: scale.ms / 2 });
  printSamples('Durable webhooks on SQLite, one connection', alone, COLUMNS);
  const reading = { clerk: sandbox.clerk, users: scale.users / 2, rounds: scale.rounds, ms: scale.ms };
  const me = await measureReads(servers, { ...reading, path: (program) => program.me });
  printSamples('users.me on SQLite, 64 connections', me, COLUMNS);
  const five = await measureReads(servers, { ...reading, path: (program) => program.meFiveTimes });
  printSamples('users.me five times in one request', five, COLUMNS);
  const loaded = Math.max(...[...(webhooks[US] ?? []), ...(me[US] ?? [])].map(({ resident }) => resident));

  return [
    goal(
      'durable webhooks, × raw with group commit',
      ratio(webhooks, [US, RAW], rate),
      { least: 0.75 },
      { least: 0.9 },
    ),
    goal(
      'durable webhooks, × Express + svix + Drizzle',
      ratio(webhooks, [US, EXPRESS], rate),
      { least: 3.5 },
      { least: 5 },
    ),
    goal(
      'p99 under that load, × raw’s',
      ratio(webhooks, [US, RAW], ({ p99 }) => p99),
      { most: 1.5 },
      { most: 1.2 },
    ),
    goal(
      'one connection, latency × raw’s',
      ratio(alone, [US, RAW], ({ p50 }) => p50),
      { most: 1.4 },
      { most: 1.15 },
    ),
    goal('users.me through tRPC, × raw + RS256', ratio(me, [US, RAW], rate), { least: 0.7 }, { least: 1 }),
    goal('users.me, × Express + Drizzle + verifyToken', ratio(me, [US, EXPRESS], rate), { least: 2.5 }, { least: 3.5 }),
    goal(
      'CPU per delivery, × Express + Drizzle’s',
      ratio(webhooks, [US, EXPRESS], ({ cpu }) => cpu),
      { most: 0.3 },
      { most: 0.2 },
    ),
    goal('memory, idle (MB)', spreadOf([idle]), { most: 100 }, { most: 100 }),
    goal('memory, under load (MB)', spreadOf([loaded]), { most: 165 }, { most: 165 }),
  ];
}

const rate = ({ rate }: { rate: number }) => rate;

function goal(what: string, measured: Goal['measured'], must: Goal['must'], aim: Goal['aim']): Goal {
  return { what, must, aim, measured };
}
