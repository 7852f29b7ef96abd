import { randomUUID } from 'node:crypto';
import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import { postgresUrl } from './setup.ts';

export type DatabaseKind = Database['kind'];

/** For `describe.each`: every test that touches a database runs on both. */
export const databaseKinds: readonly DatabaseKind[] = ['sqlite', 'postgres'];

/** A migrated database of the test's own, gone when the test ends. */
export async function testDatabase(kind: DatabaseKind): Promise<Database> {
  const db = openDatabase(await testDatabaseUrl(kind));
  onTestFinished(() => db.close());
  return db;
}

/** The URL of a migrated database of the test's own, for tests that open it themselves. */
export async function testDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? sqliteUrl(inject('sqliteTemplate')) : await createDatabase('migrated');
}

/** The URL of a database without a single table. */
export async function emptyDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? sqliteUrl() : await createDatabase('template0');
}

function sqliteUrl(template?: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-'));
  onTestFinished(() => rmSync(directory, { recursive: true, force: true }));
  const file = join(directory, 'test.db');
  if (template !== undefined) copyFileSync(template, file);
  return `file:${file}`;
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
