import { Deliveries } from '../load/deliveries.ts';
import { loadUsers } from '../load/load-users.ts';
import { interleave, type Samples } from '../measures/interleave.ts';
import { measureReads } from '../measures/reads.ts';
import { takeSample } from '../measures/sample.ts';
import type { Bench } from '../open-bench.ts';
import { columns } from '../report/columns.ts';
import type { Measured } from '../report/goals.ts';
import { spreadOf } from '../report/spread.ts';
import { printSamples } from '../report/table.ts';
import type { Server } from '../servers/server.ts';
import { RAW, US } from './names.ts';

const SMALL = 1_000;
const LARGE = 1_000_000;
/** Enough that the tokens' people lie on many pages. */
const PEOPLE = 500;

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

  const usersOf = ({ name }: Server) => sized.get(name) ?? SMALL;
  const writes = await measureUpdates(bench, { servers, usersOf });
  printSamples('Updates on SQLite, 64 connections', writes, columns);
  const reads = await measureReads(servers, {
    ...{ clerk: sandbox.clerk, usersOf, people: PEOPLE, rounds, ms: ms / 2 },
    path: (program) => program.me,
  });
  printSamples('users.me on SQLite, 64 connections', reads, columns);
  await bench.stopAll();
  return {
    readSlope: spreadOf(slopes(reads, ours)),
    rawReadSlope: spreadOf(slopes(reads, raw)),
    writeSlope: spreadOf(
      slopes(writes, ours).map((slope, round) => slope / (slopes(writes, raw)[round] ?? Number.NaN)),
    ),
  };
}

/** Of each round, what a million users do to a server's rate. */
function slopes(samples: Samples, [small, large]: readonly [Server, Server]): number[] {
  const smalls = samples[small.name] ?? [];
  return (samples[large.name] ?? []).map((sample, round) => sample.rate / (smalls[round]?.rate ?? Number.NaN));
}

interface Updated {
  servers: readonly Server[];
  usersOf: (server: Server) => number;
}

async function measureUpdates({ sandbox, scale, secret }: Bench, { servers, usersOf }: Updated): Promise<Samples> {
  const { rounds, ms } = scale;
  const supplies = new Map([SMALL, LARGE].map((users) => [users, new Deliveries(sandbox.clerk, { users, secret })]));
  return await interleave(servers, {
    rounds,
    async prepare() {
      const batches = new Map([...supplies].map(([users, supply]) => [users, supply.updates(ms * 6)]));
      return async (server) => {
        const shots = batches.get(usersOf(server)) ?? [];
        return await takeSample(server, { shots: shots.values(), atOnce: 64, ms });
      };
    },
  });
}
