import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { postgresUrl } from './setup.ts';

export type DatabaseKind = Database['kind'];

/** For `describe.each`: every test that touches a database runs on both. */
export const databaseKinds: readonly DatabaseKind[] = ['sqlite', 'postgres'];

/** A migrated database of the test's own, gone when the test ends. */
export async function testDatabase(kind: DatabaseKind): Promise<Database> {
  const url = await testDatabaseUrl(kind);
  const db = openDatabase(url);
  onTestFinished(() => db.close());
  if (kind === 'sqlite') await migrate(db);
  return db;
}

/** The URL of a database of the test's own, for tests that open it themselves: migrated on Postgres, empty on SQLite. */
export async function testDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? sqliteUrl() : await createDatabase('migrated');
}

/** The URL of a database without a single table. */
export async function emptyDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? sqliteUrl() : await createDatabase('template0');
}

function sqliteUrl(): string {
  const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  return `file:${join(directory, 'test.db')}`;
}

async function createDatabase(template: string): Promise<string> {
  const socket = inject('postgresSocket');
  const name = `test_${randomUUID().replaceAll('-', '')}`;
  await asAdmin(socket, `create database ${name} template ${template} strategy file_copy`);
  onTestFinished(() => asAdmin(socket, `drop database ${name} with (force)`));
  return postgresUrl(socket, name);
}

async function asAdmin(socket: string, statement: string): Promise<void> {
  const client = new pg.Client({ host: socket, user: 'postgres', database: 'postgres' });
  await client.connect();
  await client.query(statement);
  await client.end();
}
