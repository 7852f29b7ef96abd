import { parseArgs } from 'node:util';
import { benchSqlite } from './bench-sqlite.ts';
import { openBench } from './open-bench.ts';
import { printGoals } from './report/goals.ts';
import { print } from './report/table.ts';

const { values } = parseArgs({ options: { quick: { type: 'boolean', default: false } } });
const scale = values.quick ? { users: 20_000, rounds: 5, ms: 700 } : { users: 20_000, rounds: 9, ms: 2_000 };

const bench = await openBench(scale);
try {
  const goals = await benchSqlite(bench);
  printGoals(goals);
  print();
} finally {
  await bench.close();
}
