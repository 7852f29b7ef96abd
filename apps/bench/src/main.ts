import { parseArgs } from 'node:util';
import { benchErasure } from './chapters/erasure.ts';
import { benchFanOut } from './chapters/fan-out.ts';
import { benchFirstRequest } from './chapters/first-request.ts';
import { benchFootprint } from './chapters/footprint.ts';
import { benchPostgres } from './chapters/postgres.ts';
import { benchProcesses } from './chapters/processes.ts';
import { benchSizes } from './chapters/sizes.ts';
import { benchSqlite } from './chapters/sqlite.ts';
import { type Bench, openBench, type Scale } from './open-bench.ts';
import { generateClients } from './peers/fastify-prisma/generate.ts';
import { type Measured, printGoals } from './report/goals.ts';
import { print } from './report/table.ts';

const QUICK: Scale = { quick: true, users: 20_000, rounds: 5, ms: 500 };
const FULL: Scale = { quick: false, users: 20_000, rounds: 7, ms: 1_500 };

const chapters: Record<string, (bench: Bench) => Promise<Measured>> = {
  sqlite: benchSqlite,
  postgres: benchPostgres,
  processes: benchProcesses,
  'first-request': benchFirstRequest,
  'fan-out': benchFanOut,
  sizes: benchSizes,
  erasure: benchErasure,
  footprint: benchFootprint,
};

const { values } = parseArgs({ options: { quick: { type: 'boolean' }, only: { type: 'string', multiple: true } } });
const wanted = values.only ?? (values.quick ? ['sqlite', 'postgres'] : Object.keys(chapters));

await generateClients();
const bench = await openBench(values.quick ? QUICK : FULL);
try {
  let measured: Measured = {};
  for (const name of wanted) {
    const chapter = chapters[name];
    if (!chapter) throw new Error(`No such chapter; there are ${Object.keys(chapters).join(', ')}`);
    measured = { ...measured, ...(await chapter(bench)) };
  }
  printGoals(measured);
  print();
} finally {
  await bench.close();
}
