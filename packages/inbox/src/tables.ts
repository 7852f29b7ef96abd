/** ISO 8601 text in UTC. */
type Time = string;

interface DeliveriesTable {
  source: string;
  id: string;
  type: string;
  /** Whom it is about, until they are deleted. */
  subject: string | null;
  /** What became of it; null while it has only failed. */
  outcome: string | null;
  /** A code, never a message: messages can carry data. */
  error: string | null;
  attempts: number;
  /** When the vendor says it happened. */
  occurred_at: Time | null;
  /** The latest attempt. */
  received_at: Time;
}

/** How often something happened that leaves no row of its own. */
interface TalliesTable {
  name: string;
  /** The hour's beginning. */
  hour: Time;
  count: number;
}

export interface InboxTables {
  deliveries: DeliveriesTable;
  tallies: TalliesTable;
}
