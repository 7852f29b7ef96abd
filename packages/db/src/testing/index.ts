export { dump } from './dump.ts';
export { erasureLeftDue } from './erasure-left-due.ts';
export { fullDisk } from './full-disk.ts';
export { migratedByNewerCode } from './newer-code.ts';
export { onServer } from './on-server.ts';
export { type PostgresServer, startPostgresServer } from './postgres-server.ts';
export { type PostgresStandby, startStandby } from './postgres-standby.ts';
export { postgresUrl } from './setup.ts';
export { type DatabaseKind, databaseKinds, emptyDatabaseUrl, testDatabase, testDatabaseUrl } from './test-database.ts';
