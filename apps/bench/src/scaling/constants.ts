/**
 * Measured by `pnpm bench --only footprint` on two cores that other work kept busy as well (load 6), so that a quiet machine does
 * better; the page of reconcile and the log by hand, on the databases of the tests.
 */
export const measured = {
  /** CPU of an API process, Postgres behind it. */
  cpuMsADelivery: 1.1,
  cpuMsARequest: 0.8,
  /** CPU of Postgres' own processes. */
  databaseCpuMsADelivery: 0.33,
  /** With indexes, 100,000 rows each, random keys, texts as long as Clerk's. */
  bytesAUser: { sqlite: 598, postgres: 769 },
  bytesALedgerRow: { sqlite: 297, postgres: 414 },
  /** Of resident memory, in a process that has just started: 1,000 streams. */
  kilobytesAStream: 94,
  megabytesAtRest: 98,
  /** An unchanged page of 500 users, walked and marked. */
  reconcilePageMs: 50,
  /** Write-ahead log of a user's update alone. */
  logBytesAnUpdate: 1_050,
} as const;

/** Set in the code, or by a vendor. */
export const limits = {
  streamsAProcess: 5_000,
  connectionsAProcess: 10,
  /** One that listens. */
  directConnectionsAProcess: 1,
  /** Postgres' own default of `max_connections`. */
  connectionsOfPostgres: 100,
  clerkPage: 500,
  /** Half of what Clerk allows a live instance; requests that somebody waits for get the rest. */
  clerkRequestsASecond: 50,
  ledgerDays: 30,
} as const;

/** Nobody knows these of an application that is not there yet: put your own. */
export const assumed = {
  activeShareADay: 0.1,
  deliveriesADay: 2,
  requestsADay: 50,
  /** The busiest hour beside the mean. */
  peak: 4,
  /** Of those who are active on a day, at the busiest moment. */
  openTabs: 0.05,
  /** Of a core that may be used, so that a process can fail and another take over. */
  usableShare: 0.5,
  /** Until Clerk has answered with a page. */
  clerkPageMs: 200,
  /** A read by key, on the database's own processors. */
  databaseCpuMsARequest: 0.15,
  /** A delivery is a user's update and a row of the ledger with three indexes. */
  logOfADelivery: 2,
  /** What a core with 4 GB, and a gigabyte of disk, cost in a month. */
  dollarsACore: 25,
  dollarsAGigabyte: 0.15,
} as const;
