/** ISO 8601 text in UTC. Text, because SQLite has no time type and text of this form sorts as time does. */
type Time = string;

/** Who may do a job that must not run twice at once, and until when. */
interface LeasesTable {
  name: string;
  holder: string;
  until: Time;
}

/** A deletion whose traces are still to leave the file. SQLite only. */
interface ErasuresTable {
  id: string;
  due_since: Time;
}

/**
 * The tables that a query can name. A package that owns some adds them by `declare module '@ticket-hub/db'`, beside its
 * {@link Schema}: they exist for itself and for those who import it, and for nobody else.
 */
export interface Tables {
  leases: LeasesTable;
  erasures: ErasuresTable;
}
