import type { ClerkSandbox } from '@ticket-hub/sandbox';
import { z } from 'zod';
import { freshTokens, reads } from '../load/reads.ts';
import type { Program, Server } from '../servers/server.ts';
import { interleave, type Samples } from './interleave.ts';
import { takeSample } from './sample.ts';

/** As many ask at a time, each with the token that lasts them a minute. */
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

/** People's own records at 64 connections, with tokens that are new in each round. */
export async function measureReads(servers: readonly Server[], options: Options): Promise<Samples> {
  const { clerk, usersOf, people = PEOPLE, rounds, ms, path } = options;
  return await interleave(servers, {
    rounds,
    async prepare() {
      const tokens = new Map<number, string[]>();
      for (const users of new Set(servers.map(usersOf))) tokens.set(users, await freshTokens(clerk, { users, people }));
      return async (server) => {
        const theirs = server.program.tokens ? await ownTokens(server) : (tokens.get(usersOf(server)) ?? []);
        return await takeSample(server, { shots: reads(path(server.program), theirs), atOnce: 64, ms });
      };
    },
  });
}

/** Of a server that has sessions of its own instead of Clerk's. */
async function ownTokens({ pool, program }: Server): Promise<string[]> {
  const { body } = await pool.request({ method: 'GET', path: program.tokens ?? '' });
  return z.array(z.string()).parse(await body.json());
}
