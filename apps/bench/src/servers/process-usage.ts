import { globSync, readFileSync } from 'node:fs';

/** Linux counts CPU time in hundredths of a second. */
const TICKS_A_SECOND = 100;

/** CPU seconds that a process has used, all its threads together. */
export function cpuSeconds(pid: number): number {
  const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
  // The second field is the name of the program in brackets, which may hold spaces.
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / TICKS_A_SECOND;
}

/** CPU seconds of the Postgres processes that are connected to a database. */
export function postgresSeconds(database: string): number {
  const connected = globSync('/proc/[0-9]*/cmdline').filter((path) =>
    titleOf(path).startsWith(`postgres: postgres ${database} `),
  );
  return connected.reduce((sum, path) => sum + cpuSeconds(Number(path.split('/')[2])), 0);
}

/** Empty for a process that has just ended. */
function titleOf(path: string): string {
  try {
    return readFileSync(path, 'latin1');
  } catch {
    return '';
  }
}

export function residentMegabytes(pid: number): number {
  const [, kilobytes] = /^VmRSS:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8')) ?? [];
  return Number(kilobytes) / 1024;
}
