export { dump } from './dump.ts';
export { type DatabaseKind, databaseKinds, emptyDatabaseUrl, testDatabase, testDatabaseUrl } from './test-database.ts';
