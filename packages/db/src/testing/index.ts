export { type DatabaseKind, databaseKinds, emptyDatabaseUrl, testDatabase, testDatabaseUrl } from './test-database.ts';
