import { setTimeout as sleep } from 'node:timers/promises';
import { Deliveries } from '../load/deliveries.ts';
import { fire, quantile } from '../load/fire.ts';
import type { Bench } from '../open-bench.ts';
import type { Measured } from '../report/goals.ts';
import { spreadOf } from '../report/spread.ts';
import { print } from '../report/table.ts';
import type { Server } from '../servers/server.ts';
import { US } from './names.ts';

const USERS = 1_000_000;
const DELETIONS = 100;
/** Between two deletions, and how long writes go on afterwards: what is deleted leaves the file later. */
const PAUSE_MS = 50;
const AFTER_MS = 15_000;

/** People are deleted one after another while others write all the time: how long does any of those wait? */
export async function benchErasure(bench: Bench): Promise<Measured> {
  const ours = await bench.start(US, bench.file('erasure'), undefined, USERS);
  const deliveries = new Deliveries(bench.sandbox.clerk, { users: USERS, secret: bench.secret });
  await write(ours, deliveries, 2_000);
  const before = await write(ours, deliveries, AFTER_MS);
  const deleting = deleteOneByOne(ours, deliveries);
  const during = await write(ours, deliveries, DELETIONS * PAUSE_MS + AFTER_MS);
  await deleting;
  print(
    `\nOne write after another, ${USERS.toLocaleString('en')} users: ms of the median, of 1 in 1000, of the longest`,
  );
  print(`${'alone'.padEnd(28)}${summary(before)}`);
  print(`${`${DELETIONS} deletions beside it`.padEnd(28)}${summary(during)}`);
  await bench.stopAll();
  return {
    longestWait: spreadOf([quantile(during, 1)]),
    longestWaitBefore: spreadOf([quantile(before, 1)]),
  };
}

/** Milliseconds of each, ascending. */
async function write({ pool }: Server, deliveries: Deliveries, ms: number): Promise<number[]> {
  const { latencies } = await fire(pool, updates(deliveries), { atOnce: 2, ms });
  return latencies;
}

function* updates(deliveries: Deliveries) {
  for (;;) yield* deliveries.updates(1);
}

async function deleteOneByOne({ single }: Server, deliveries: Deliveries): Promise<void> {
  for (let n = 0; n < DELETIONS; n++) {
    await fire(single, [deliveries.deleted()].values(), { atOnce: 1, ms: 60_000 });
    await sleep(PAUSE_MS);
  }
}

function summary(latencies: readonly number[]): string {
  return [0.5, 0.999, 1].map((share) => quantile(latencies, share).toFixed(1).padStart(8)).join('');
}
