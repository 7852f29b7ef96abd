import { type Fired, fire, quantile, type Shot } from '../load/fire.ts';
import { cpuSeconds, residentMegabytes } from '../servers/process-usage.ts';
import type { Server } from '../servers/server.ts';

/** One server in one round. */
export interface Sample {
  /** Requests a second. */
  rate: number;
  p50: number;
  p99: number;
  longest: number;
  /** CPU seconds of the server in 10,000 requests. */
  cpu: number;
  /** Megabytes at the end of the round. */
  resident: number;
}

interface Load {
  shots: Iterator<Shot>;
  atOnce: number;
  ms: number;
}

export async function takeSample(server: Server, { shots, atOnce, ms }: Load): Promise<Sample> {
  const before = cpuSeconds(server.pid);
  const fired = await fire(atOnce === 1 ? server.single : server.pool, shots, { atOnce, ms });
  return sampleOf(fired, { cpu: cpuSeconds(server.pid) - before, resident: residentMegabytes(server.pid) });
}

function sampleOf({ requests, seconds, latencies }: Fired, used: { cpu: number; resident: number }): Sample {
  return {
    rate: requests / seconds,
    p50: quantile(latencies, 0.5),
    p99: quantile(latencies, 0.99),
    longest: quantile(latencies, 1),
    cpu: (used.cpu / requests) * 10_000,
    resident: used.resident,
  };
}
