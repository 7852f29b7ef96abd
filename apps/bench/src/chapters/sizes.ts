import { Deliveries } from '../load/deliveries.ts';
import { loadUsers } from '../load/load-users.ts';
import { interleave, type Samples } from '../measures/interleave.ts';
import { measureReads } from '../measures/reads.ts';
import { takeSample } from '../measures/sample.ts';
import type { Bench } from '../open-bench.ts';
import { columns, rate } from '../report/columns.ts';
import type { Measured } from '../report/goals.ts';
import { ratio, spreadOf } from '../report/spread.ts';
import { printSamples } from '../report/table.ts';
import type { Server } from '../servers/server.ts';
import { RAW, US } from './names.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
/** Enough that the tokens' people lie on many pages. */
const PEOPLE = 1_000;

/** Ours and raw with a thousand users and with a million: what a table's size costs. Updates only, so that none grows. */
export async function benchSizes(bench: Bench): Promise<Measured> {
  const { sandbox, scale } = bench;
  const { rounds, ms } = scale;
  const sized = new Map<string, number>();
  const start = async (name: string, users: number, program?: string) => {
    const title = `${name}, ${users.toLocaleString('en')} users`;
    const file = bench.file(title.replaceAll(/\W+/g, '-'));
    const server = await bench.start(title, file, program, SMALL);
    await loadUsers(file, program === undefined, { from: SMALL, to: users });
    sized.set(title, users);
    return server;
  };
  const raw = [await start(RAW, SMALL, 'raw/sqlite.ts'), await start(RAW, LARGE, 'raw/sqlite.ts')] as const;
  const ours = [await start(US, SMALL), await start(US, LARGE)] as const;
  const servers = [...raw, ...ours];

  const writes = await measureUpdates(bench, { servers, usersOf: (name) => sized.get(name) ?? SMALL });
  printSamples('Updates on SQLite, 64 connections', writes, columns);
  const reads: Samples = {};
  for (const users of [SMALL, LARGE]) {
    const pair = servers.filter(({ name }) => sized.get(name) === users);
    const options = { clerk: sandbox.clerk, users, people: PEOPLE, rounds, ms: ms / 2 };
    Object.assign(reads, await measureReads(pair, { ...options, path: (program) => program.me }));
  }
  printSamples('users.me on SQLite, 64 connections', reads, columns);
  await bench.stopAll();

  const slope = (samples: Samples, [small, large]: readonly [Server, Server]) =>
    ratio(samples, [large.name, small.name], rate);
  const rawWrites = slope(writes, raw).median;
  const { median, least, most } = slope(writes, ours);
  return {
    readSlope: slope(reads, ours),
    rawReadSlope: slope(reads, raw),
    writeSlope: spreadOf([least, median, most].map((value) => value / rawWrites)),
  };
}

interface Updated {
  servers: readonly Server[];
  usersOf: (name: string) => number;
}

async function measureUpdates({ sandbox, scale, secret }: Bench, { servers, usersOf }: Updated): Promise<Samples> {
  const { rounds, ms } = scale;
  const supplies = new Map([SMALL, LARGE].map((users) => [users, new Deliveries(sandbox.clerk, { users, secret })]));
  return await interleave(servers, {
    rounds,
    async prepare() {
      const batches = new Map([...supplies].map(([users, supply]) => [users, supply.updates(ms * 6)]));
      return async (server) => {
        const shots = batches.get(usersOf(server.name)) ?? [];
        return await takeSample(server, { shots: shots.values(), atOnce: 64, ms });
      };
    },
  });
}
