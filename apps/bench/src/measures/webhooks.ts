import type { Deliveries } from '../load/deliveries.ts';
import type { Server } from '../servers/server.ts';
import { interleave, type Samples } from './interleave.ts';
import { type Sample, takeSample } from './sample.ts';

interface Options {
  deliveries: Deliveries;
  rounds: number;
  ms: number;
}

/** No server takes more in a second. */
const MOST_A_SECOND = 6_000;

/** The same deliveries to each, at 64 connections. */
export async function measureWebhooks(servers: readonly Server[], options: Options): Promise<Samples> {
  return await measure(servers, { ...options, atOnce: 64, most: MOST_A_SECOND });
}

/** One after another on a single connection: what one of them costs when nothing can be shared. */
export async function measureAlone(servers: readonly Server[], options: Options): Promise<Samples> {
  return await measure(servers, { ...options, atOnce: 1, most: MOST_A_SECOND / 2 });
}

async function measure(
  servers: readonly Server[],
  options: Options & { atOnce: number; most: number },
): Promise<Samples> {
  const { deliveries, rounds, ms, atOnce, most } = options;
  return await interleave(servers, {
    rounds,
    async prepare() {
      const shots = deliveries.make((most * ms) / 1000);
      return async (server): Promise<Sample> => await takeSample(server, { shots: shots.values(), atOnce, ms });
    },
  });
}
