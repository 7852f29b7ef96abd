type Time = string;

/**
 * Under which id a user was known in the application's earlier database, and since when, so that its other tables can be
 * joined. A user whom that database held twice has two.
 */
interface ImportedIdsTable {
  old_id: string;
  user_id: string;
  /** When the earlier database created its row. */
  joined_at: Time;
  imported_at: Time;
}

export interface ImportTables {
  imported_ids: ImportedIdsTable;
}
