export { backupSqlite } from './backup.ts';
export { DatabaseBusy } from './busy.ts';
export { type Change, everything, publish } from './changes.ts';
export { type Database, openDatabase, type Reader } from './database.ts';
export { scrubAfterCommit } from './erasure/scrub-after-commit.ts';
export { type HeldLease, holdLease, takeLease } from './lease.ts';
export { DatabaseNewer, migrate, schemaState } from './migrate.ts';
export type { Tables } from './schema.ts';
export { type Transaction, transact } from './transact.ts';
