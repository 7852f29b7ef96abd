import type { Figure } from './spread.ts';
import type { Column } from './table.ts';

export const rate: Figure = (sample) => sample.rate;
export const p50: Figure = (sample) => sample.p50;
export const p99: Figure = (sample) => sample.p99;
export const cpu: Figure = (sample) => sample.cpu;

export const columns: readonly Column[] = [
  { title: 'requests/s', figure: rate, digits: 0 },
  { title: 'p50 ms', figure: p50, digits: 2 },
  { title: 'p99 ms', figure: p99, digits: 2 },
  { title: 'CPU s/10,000', figure: cpu, digits: 2 },
  { title: 'client’s', figure: (sample) => sample.clientCpu, digits: 2 },
  { title: 'RSS MB', figure: (sample) => sample.resident, digits: 0 },
];
