import { type Fired, fire, quantile, type Shot } from '../load/fire.ts';
import { cpuSeconds, residentMegabytes } from '../servers/process-usage.ts';
import type { Server } from '../servers/server.ts';

/** One server in one round. */
export interface Sample {
  /** Requests a second. */
  rate: number;
  p50: number;
  p99: number;
  /** CPU seconds of the server in 10,000 requests. */
  cpu: number;
  /** CPU seconds of this process, which makes the load, in as many. */
  clientCpu: number;
  /** Megabytes at the end of the round. */
  resident: number;
}

interface Load {
  shots: Iterator<Shot>;
  atOnce: number;
  ms: number;
}

export async function takeSample(server: Server, { shots, atOnce, ms }: Load): Promise<Sample> {
  const before = { server: cpuSeconds(server.pid), client: cpuSeconds(process.pid) };
  const fired = await fire(atOnce === 1 ? server.single : server.pool, shots, { atOnce, ms });
  return sampleOf(fired, {
    server: cpuSeconds(server.pid) - before.server,
    client: cpuSeconds(process.pid) - before.client,
    resident: residentMegabytes(server.pid),
  });
}

interface Used {
  server: number;
  client: number;
  resident: number;
}

function sampleOf({ requests, seconds, latencies }: Fired, used: Used): Sample {
  return {
    rate: requests / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    cpu: (used.server / requests) * 10_000,
    clientCpu: (used.client / requests) * 10_000,
    resident: used.resident,
  };
}
