import type { ClerkSandbox } from '@ticket-hub/sandbox';
import { z } from 'zod';
import { overAndOver, reads } from '../load/reads.ts';
import { Tokens } from '../load/tokens.ts';
import type { Program, Server } from '../servers/server.ts';
import { interleave, type Samples } from './interleave.ts';
import { takeSample } from './sample.ts';

/** As many ask at a time. */
const PEOPLE = 200;

interface Options {
  clerk: ClerkSandbox;
  /** How many people there are to ask about at a server. */
  usersOf: (server: Server) => number;
  /** How many of them ask, each with one token. */
  people?: number;
  rounds: number;
  ms: number;
  path: (program: Program) => string;
}

/** People's own records at 64 connections, with tokens that last as they do in a browser. */
export async function measureReads(servers: readonly Server[], options: Options): Promise<Samples> {
  const { clerk, usersOf, people = PEOPLE, rounds, ms, path } = options;
  const supply = new Tokens(clerk, people);
  return await interleave(servers, {
    rounds,
    prepare: async () => async (server) => {
      const tokens = server.program.tokens ? await ownTokens(server) : await supply.of(usersOf(server));
      return await takeSample(server, { shots: overAndOver(reads(path(server.program), tokens)), atOnce: 64, ms });
    },
  });
}

/** The same with tokens that no server has seen before: what verifying one costs. */
export async function measureFirstReads(servers: readonly Server[], options: Options): Promise<Samples> {
  const { clerk, usersOf, people = PEOPLE, rounds, ms, path } = options;
  const supply = new Tokens(clerk, people);
  return await interleave(servers, {
    rounds,
    prepare: async () => async (server) => {
      const shots = reads(path(server.program), await supply.fresh(usersOf(server)));
      return await takeSample(server, { shots: shots.values(), atOnce: 64, ms });
    },
  });
}

/** Of a server that has sessions of its own instead of Clerk's. */
async function ownTokens({ pool, program }: Server): Promise<string[]> {
  const { body } = await pool.request({ method: 'GET', path: program.tokens ?? '' });
  return z.array(z.string()).parse(await body.json());
}
