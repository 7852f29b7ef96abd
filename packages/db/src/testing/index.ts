export { dump } from './dump.ts';
export { erasureLeftDue } from './erasure-left-due.ts';
export { fullDisk } from './full-disk.ts';
export { migratedByNewerCode } from './newer-code.ts';
export { type PostgresServer, startPostgresServer } from './postgres-server.ts';
export { postgresUrl } from './setup.ts';
export { type DatabaseKind, databaseKinds, emptyDatabaseUrl, testDatabase, testDatabaseUrl } from './test-database.ts';
