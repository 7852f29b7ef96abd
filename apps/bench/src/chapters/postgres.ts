import { checkWork } from '../measures/check-work.ts';
import { measureReads } from '../measures/reads.ts';
import { measureWebhooks } from '../measures/webhooks.ts';
import type { Bench } from '../open-bench.ts';
import { columns, rate } from '../report/columns.ts';
import type { Measured } from '../report/goals.ts';
import { ratio } from '../report/spread.ts';
import { printSamples } from '../report/table.ts';
import { openPostgres } from '../servers/postgres.ts';
import { FASTIFY, RAW, US } from './names.ts';

/** One Postgres for all, which writes to disk before it answers; each server with a database of its own in it. */
export async function benchPostgres(bench: Bench): Promise<Measured> {
  const { deliveries, scale, sandbox } = bench;
  const { users, rounds, ms } = scale;
  const postgres = await openPostgres();
  try {
    const servers = [
      await bench.start(RAW, await postgres.create('raw'), 'raw/postgres.ts'),
      await bench.start(FASTIFY, await postgres.create('fastify'), 'fastify-prisma/postgres.ts'),
      await bench.start(US, await postgres.create('ours')),
    ];
    for (const server of servers) await checkWork(server, { clerk: sandbox.clerk, deliveries });
    const webhooks = await measureWebhooks(servers, { deliveries, rounds, ms });
    printSamples('Durable webhooks on Postgres, 64 connections', webhooks, columns);
    const reading = { clerk: sandbox.clerk, usersOf: () => users / 2, rounds, ms: ms / 2 };
    const me = await measureReads(servers, { ...reading, path: (program) => program.me });
    printSamples('users.me on Postgres, 64 connections', me, columns);
    return {
      postgresFastify: ratio(webhooks, [US, FASTIFY], rate),
      postgresRaw: ratio(webhooks, [US, RAW], rate),
      postgresMeRaw: ratio(me, [US, RAW], rate),
      postgresMeFastify: ratio(me, [US, FASTIFY], rate),
    };
  } finally {
    await bench.stopAll();
    await postgres.stop();
  }
}
