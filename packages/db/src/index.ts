export { backupSqlite } from './backup.ts';
export { type Change, everything, publish } from './changes.ts';
export { type Database, openDatabase, type Reader } from './database.ts';
export { type HeldLease, holdLease, takeLease } from './lease.ts';
export { migrate, pendingMigrations, schemaVersion } from './migrate.ts';
export { DatabaseBusy } from './retry.ts';
export type { Tables } from './schema.ts';
export { scrubAfterCommit } from './scrub.ts';
export { type Transaction, transact } from './transact.ts';
