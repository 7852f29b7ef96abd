/** A table that holds what is to leave the file when its person leaves. */
export interface PersonalTable {
  table: string;
  /** A text column without an index, which may be of any length: where the longest of the texts stands. */
  column: string;
}

/**
 * AN APPLICATION'S OWN TABLE with personal data belongs here. No column of such data may have an index: pages of an index are not
 * looked at. `email_hash` says how to find a row by one all the same.
 */
export const personalTables: readonly PersonalTable[] = [
  { table: 'users', column: 'image_url' },
  { table: 'connect_intents', column: 'email' },
  { table: 'events', column: 'description' },
  { table: 'orders', column: 'title' },
];
