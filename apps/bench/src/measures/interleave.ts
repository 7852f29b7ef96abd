import type { Server } from '../servers/server.ts';
import type { Sample } from './sample.ts';

/** The samples of each server by its name, one a round. */
export type Samples = Record<string, Sample[]>;

interface Plan {
  rounds: number;
  /** Called at the start of each round; what it returns takes the sample of each server. */
  prepare(round: number): Promise<(server: Server) => Promise<Sample>>;
}

/** Takes samples of all servers in turn, so that a noisy machine troubles all alike. The first round, cold, is thrown away. */
export async function interleave(servers: readonly Server[], { rounds, prepare }: Plan): Promise<Samples> {
  const samples: Samples = Object.fromEntries(servers.map(({ name }) => [name, []]));
  for (let round = 0; round <= rounds; round++) {
    const take = await prepare(round);
    for (let turn = 0; turn < servers.length; turn++) {
      const server = servers[(round + turn) % servers.length];
      if (!server) continue;
      const sample = await take(server);
      if (round > 0) samples[server.name]?.push(sample);
    }
  }
  return samples;
}
