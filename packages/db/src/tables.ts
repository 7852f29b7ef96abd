/** ISO 8601 text in UTC. Text, because SQLite has no time type and text of this form sorts as time does. */
type Time = string;

/** Which process holds the lease of a job, and until when. */
interface LeasesTable {
  name: string;
  holder: string;
  until: Time;
}

/** A pending erasure: a deletion whose traces are still in the file. SQLite only. */
interface ErasuresTable {
  id: string;
  due_since: Time;
}

/** How often a transaction had something to tell, spread over rows. For engines without NOTIFY. */
interface ChangeCountsTable {
  slot: number;
  count: number;
}

/** A running API process. */
interface InstancesTable {
  id: string;
  version: string;
  started_at: Time;
  beat_at: Time;
  /** How long its last beat took from the commit until it was heard. Null until the first one was. */
  lag_ms: number | null;
}

/** Something that an operator did. Ids and words of ours only, never personal data: it outlives the people whom it names. */
interface AuditTable {
  /** UUIDv7, so that it sorts by time. */
  id: string;
  at: Time;
  /** The operator's Clerk id, or `hub` for whoever has the command line. */
  actor: string;
  action: string;
  /** The id of whom or what it was done to; null when it is about everything. */
  subject: string | null;
  /** What came of it. Null while it runs, and for ever if its process died. */
  outcome: string | null;
}

/**
 * The tables that a query can name. A package adds its own by `declare module '@ticket-hub/db'`, beside its
 * {@link Schema}: they are visible to that package and its importers only.
 */
export interface Tables {
  leases: LeasesTable;
  erasures: ErasuresTable;
  instances: InstancesTable;
  change_counts: ChangeCountsTable;
  audit: AuditTable;
}
