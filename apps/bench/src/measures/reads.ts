import type { ClerkSandbox } from '@ticket-hub/sandbox';
import { freshTokens, reads } from '../load/reads.ts';
import type { Program, Server } from '../servers/server.ts';
import { interleave, type Samples } from './interleave.ts';
import { takeSample } from './sample.ts';

interface Options {
  clerk: ClerkSandbox;
  /** How many people there are to ask about. */
  users: number;
  rounds: number;
  ms: number;
  path: (program: Program) => string;
}

/** People's own records at 64 connections, with tokens that are new in each round. */
export async function measureReads(servers: readonly Server[], options: Options): Promise<Samples> {
  const { clerk, users, rounds, ms, path } = options;
  return await interleave(servers, {
    rounds,
    async prepare() {
      const tokens = await freshTokens(clerk, users);
      return (server) => takeSample(server, { shots: reads(path(server.program), tokens), atOnce: 64, ms });
    },
  });
}
