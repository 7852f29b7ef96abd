import { Pool } from 'undici';
import { fire, type Shot } from '../load/fire.ts';
import type { Bench } from '../open-bench.ts';
import type { Measured } from '../report/goals.ts';
import { spreadOf } from '../report/spread.ts';
import { print, withRange } from '../report/table.ts';
import { US } from './names.ts';

const PEOPLE = 200;

/** Somebody asks for their record whom no delivery has told of: beside asking the sandbox's Clerk for them directly. */
export async function benchFirstRequest(bench: Bench): Promise<Measured> {
  const { clerk, url } = bench.sandbox;
  const ours = await bench.start(US, bench.file('first-request'));
  const toClerk = new Pool(url, { connections: 1 });
  const times = { clerk: [] as number[], ours: [] as number[] };
  for (let n = 0; n < PEOPLE; n++) {
    const { id } = clerk.users.create({ firstName: 'Ada', emailAddress: `first.${n}@example.com` });
    times.clerk.push(await time(toClerk, get(`/v1/users/${id}`, clerk.secretKey)));
    times.ours.push(await time(ours.single, get(ours.program.me, await clerk.sessionToken(id))));
  }
  print('\nFirst request of somebody without a row, ms');
  print(`${'Clerk (sandbox) alone'.padEnd(28)}${withRange(spreadOf(times.clerk), 2)}`);
  print(`${US.padEnd(28)}${withRange(spreadOf(times.ours), 2)}`);
  await toClerk.destroy();
  await bench.stopAll();
  return { firstRequest: spreadOf([spreadOf(times.ours).median / spreadOf(times.clerk).median]) };
}

function get(path: string, token: string): Shot {
  return { method: 'GET', path, headers: { authorization: `Bearer ${token}` } };
}

async function time(pool: Pool, shot: Shot): Promise<number> {
  const { latencies } = await fire(pool, [shot].values(), { atOnce: 1, ms: 60_000 });
  return latencies[0] ?? Number.NaN;
}
