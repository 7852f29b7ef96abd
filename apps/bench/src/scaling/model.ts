import { assumed, limits, measured } from './constants.ts';

const DAY_S = 86_400;
const GB = 1e9;

export type Figures = ReturnType<typeof figuresFor>;

/** What an installation of so many users needs at its busiest hour, on Postgres with one standby. */
export function figuresFor(users: number) {
  const active = users * assumed.activeShareADay;
  const atPeak = (aDay: number) => (active * aDay * assumed.peak) / DAY_S;
  const deliveries = atPeak(assumed.deliveriesADay);
  const requests = atPeak(assumed.requestsADay);
  const streams = active * assumed.openTabs;
  const ledgerRows = active * assumed.deliveriesADay * limits.ledgerDays;

  const apiCores = (deliveries * measured.cpuMsADelivery + requests * measured.cpuMsARequest) / 1_000;
  const processesFor = { cores: apiCores / assumed.usableShare, streams: streams / limits.streamsAProcess };
  // Never fewer than two: one is replaced while the other serves.
  const processes = Math.max(2, Math.ceil(Math.max(processesFor.cores, processesFor.streams)));
  const databaseCores =
    (deliveries * measured.databaseCpuMsADelivery + requests * assumed.databaseCpuMsARequest) / 1_000;
  const bytesOn = (kind: 'sqlite' | 'postgres') =>
    users * measured.bytesAUser[kind] + ledgerRows * measured.bytesALedgerRow[kind];

  const pages = users / limits.clerkPage;
  const disk = bytesOn('postgres') / GB;
  const coresBought = processes + 2 * Math.max(1, Math.ceil(databaseCores / assumed.usableShare));
  return {
    deliveries,
    requests,
    streams,
    ledgerRows,
    sqliteGigabytes: bytesOn('sqlite') / GB,
    postgresGigabytes: disk,
    apiCores,
    databaseCores,
    processes,
    processesFor,
    memoryMegabytes: measured.megabytesAtRest + ((streams / processes) * measured.kilobytesAStream) / 1024,
    connections: processes * (limits.connectionsAProcess + limits.directConnectionsAProcess),
    /** Each change is told to each process. */
    notifications: deliveries * processes,
    logMegabytes: (deliveries * measured.logBytesAnUpdate * assumed.logOfADelivery) / 1e6,
    reconcileHours: (pages * (assumed.clerkPageMs + measured.reconcilePageMs)) / 3_600_000,
    reconcileHoursAtClerksLimit: pages / limits.clerkRequestsASecond / 3_600,
    dollarsAMonth: coresBought * assumed.dollarsACore + 2 * disk * assumed.dollarsAGigabyte,
  };
}

/** With how many users something reaches a limit. All figures grow with users, but for what is never less than two processes. */
export const usersAt = {
  streamsOfAProcess: limits.streamsAProcess / (assumed.activeShareADay * assumed.openTabs),
  coreOfAProcess: assumed.usableShare / (figuresFor(1_000_000).apiCores / 1_000_000),
  reconcileInAnHour: 1_000_000 / figuresFor(1_000_000).reconcileHours,
  connectionsOfPostgres:
    1_000_000 *
    (Math.floor(limits.connectionsOfPostgres / (limits.connectionsAProcess + limits.directConnectionsAProcess)) /
      Math.max(...Object.values(figuresFor(1_000_000).processesFor))),
  databaseOf32Cores: (32 * assumed.usableShare) / (figuresFor(1_000_000).databaseCores / 1_000_000),
};
