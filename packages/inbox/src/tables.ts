/** ISO 8601 text in UTC. */
type Time = string;

interface DeliveriesTable {
  source: string;
  id: string;
  type: string;
  /** The user it is about; null once they are deleted. */
  subject: string | null;
  /** Null while it has only failed. */
  outcome: string | null;
  /** A code, never a message: messages can contain data. */
  error: string | null;
  attempts: number;
  /** The vendor's timestamp of the event. */
  occurred_at: Time | null;
  /** When the latest attempt was received. */
  received_at: Time;
}

/** Hourly counts of things that are not stored as rows of their own. */
interface TalliesTable {
  name: string;
  /** The start of the hour. */
  hour: Time;
  count: number;
}

export interface InboxTables {
  deliveries: DeliveriesTable;
  tallies: TalliesTable;
}
