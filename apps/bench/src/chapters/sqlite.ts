import { checkWork } from '../measures/check-work.ts';
import { measureFirstReads, measureReads } from '../measures/reads.ts';
import { measureAlone, measureWebhooks } from '../measures/webhooks.ts';
import type { Bench } from '../open-bench.ts';
import { columns, cpu, p50, p99, rate } from '../report/columns.ts';
import type { Measured } from '../report/goals.ts';
import { ratio, spreadOf } from '../report/spread.ts';
import { printSamples } from '../report/table.ts';
import { residentMegabytes } from '../servers/process-usage.ts';
import { BETTER_AUTH, EXPRESS, FASTIFY, RAW, US } from './names.ts';

/** The chief comparison: each server with an SQLite file of its own. */
export async function benchSqlite(bench: Bench): Promise<Measured> {
  const { deliveries, scale, sandbox } = bench;
  const { users, rounds, ms } = scale;
  const ours = await bench.start(US, bench.file('ours'));
  const idle = residentMegabytes(ours.pid);
  const servers = [
    await bench.start(RAW, bench.file('raw'), 'raw/sqlite.ts'),
    await bench.start(EXPRESS, bench.file('express'), 'express-drizzle/sqlite.ts'),
    ...(scale.quick ? [] : [await bench.start(FASTIFY, bench.file('fastify'), 'fastify-prisma/sqlite.ts')]),
    ours,
  ];
  for (const server of servers) await checkWork(server, { clerk: sandbox.clerk, deliveries });
  const webhooks = await measureWebhooks(servers, { deliveries, rounds, ms });
  printSamples('Durable webhooks on SQLite, 64 connections', webhooks, columns);
  const alone = await measureAlone(servers, { deliveries, rounds, ms: ms / 2 });
  printSamples('Durable webhooks on SQLite, one connection', alone, columns);

  const reading = { clerk: sandbox.clerk, usersOf: () => users / 2, rounds, ms };
  const withSessions = scale.quick
    ? servers
    : [...servers, await bench.start(BETTER_AUTH, bench.file('better-auth'), 'better-auth/sqlite.ts')];
  const me = await measureReads(withSessions, { ...reading, path: (program) => program.me });
  printSamples('users.me on SQLite, 64 connections', me, columns);
  const five = await measureReads(servers, { ...reading, ms: ms / 2, path: (program) => program.meFiveTimes });
  printSamples('users.me five times in one request', five, columns);
  const first = await measureFirstReads(servers, { ...reading, people: 500, path: (program) => program.me });
  printSamples('users.me on SQLite, each with a token never seen before', first, columns);
  await bench.stopAll();

  const loaded = [...(webhooks[US] ?? []), ...(me[US] ?? [])].map(({ resident }) => resident);
  return {
    webhooksRaw: ratio(webhooks, [US, RAW], rate),
    webhooksExpress: ratio(webhooks, [US, EXPRESS], rate),
    ...(!scale.quick && {
      webhooksFastify: ratio(webhooks, [US, FASTIFY], rate),
      meBetterAuth: ratio(me, [US, BETTER_AUTH], rate),
    }),
    p99: ratio(webhooks, [US, RAW], p99),
    alone: ratio(alone, [US, RAW], p50),
    meRaw: ratio(me, [US, RAW], rate),
    meExpress: ratio(me, [US, EXPRESS], rate),
    meFirstRaw: ratio(first, [US, RAW], rate),
    fiveRaw: ratio(five, [US, RAW], rate),
    fiveExpress: ratio(five, [US, EXPRESS], rate),
    cpuExpress: ratio(webhooks, [US, EXPRESS], cpu),
    cpuRaw: ratio(webhooks, [US, RAW], cpu),
    cpuMeRaw: ratio(me, [US, RAW], cpu),
    idle: spreadOf([idle]),
    loaded: spreadOf([Math.max(...loaded)]),
  };
}
