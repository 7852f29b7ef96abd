import type { Health } from '../observe/health.ts';
import type { Finding } from './finding.ts';

const FITNESS = {
  serves: 'answers reads',
  lags: 'is left out because it is late. Check its load and its connection to the primary',
  away: 'is left out because it does not answer. Check DATABASE_READ_URL',
  promoted: 'is no standby but takes writes. Leave it out of DATABASE_READ_URL unless it is one again',
  diverged: 'has what the primary lacks and cannot follow it. Copy it anew',
};

export function describeStandbys({ reads }: Health): Finding[] {
  return (reads?.standbys ?? []).map(({ name, fitness, lagMs }) => ({
    what: `Standby ${name}`,
    ok: fitness === 'serves',
    says: `${FITNESS[fitness]}${lagMs === null ? '' : `, ${lagMs.toLocaleString('en')} ms late`}`,
  }));
}
