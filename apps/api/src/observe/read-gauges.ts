import type { ReadsState } from '@ticket-hub/db';
import { Counter, Gauge, type Registry } from 'prom-client';

/** Which server answers this process's reads that may lag. Nothing without standbys. */
export function readGauges(registry: Registry): (reads: ReadsState | null) => void {
  const of = (name: string, help: string) => ({ name, help, labelNames: ['server'], registers: [registry] });
  const answered = new Counter(of('database_reads_total', 'Reads that may lag, by the server that answered'));
  const serves = new Gauge(of('database_standby_serves', '1 when this process reads from the standby'));
  const lag = new Gauge(of('database_standby_lag_seconds', 'How late the standby is; NaN when it cannot be told'));

  return (reads) => {
    if (!reads) return;
    answered.reset();
    answered.inc({ server: 'primary' }, reads.servedByPrimary);
    for (const { name: server, fitness, lagMs, served } of reads.standbys) {
      answered.inc({ server }, served);
      serves.set({ server }, fitness === 'serves' ? 1 : 0);
      lag.set({ server }, (lagMs ?? Number.NaN) / 1000);
    }
  };
}
