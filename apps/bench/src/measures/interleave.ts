import type { Sample } from './sample.ts';

/** The samples of each server by its name, one a round. */
export type Samples<S extends Sample = Sample> = Record<string, S[]>;

interface Plan<Subject, S extends Sample> {
  rounds: number;
  /** Called at the start of each round; what it returns takes the sample of each server. */
  prepare(round: number): Promise<(server: Subject) => Promise<S>>;
}

/** Takes samples of all servers in turn, so that a noisy machine troubles all alike. The first round, cold, is thrown away. */
export async function interleave<Subject extends { name: string }, S extends Sample>(
  servers: readonly Subject[],
  { rounds, prepare }: Plan<Subject, S>,
): Promise<Samples<S>> {
  const samples: Samples<S> = Object.fromEntries(servers.map(({ name }) => [name, []]));
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
