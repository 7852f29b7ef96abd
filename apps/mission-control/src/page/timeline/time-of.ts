/** To the millisecond, as clocks here show it. */
export function timeOf(at: number): string {
  const date = new Date(at);
  const seconds = date.toLocaleTimeString('en-GB');
  return `${seconds}.${String(date.getMilliseconds()).padStart(3, '0')}`;
}

export function msOf(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : ms < 10_000 ? `${Math.round(ms)} ms` : `${Math.round(ms / 1_000)} s`;
}
