import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { inject, onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../database.ts';
import type { Schema } from '../schema.ts';
import { borrowDatabase, createEmptyDatabase } from './postgres-databases.ts';

export type DatabaseKind = Database['kind'];

/** For `describe.each`: every test that touches a database runs on both. */
export const databaseKinds: readonly DatabaseKind[] = ['sqlite', 'postgres'];

/** A migrated database for one test, closed when it ends. */
export async function testDatabase(kind: DatabaseKind, schemas: readonly Schema[]): Promise<Database> {
  const db = openDatabase(await testDatabaseUrl(kind), schemas);
  onTestFinished(() => db.close());
  return db;
}

/** The URL of a migrated database for one test, for tests that open it themselves. */
export async function testDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? sqliteUrl(inject('sqliteTemplate')) : await borrowDatabase();
}

/** The URL of a database without a single table. */
export async function emptyDatabaseUrl(kind: DatabaseKind): Promise<string> {
  return kind === 'sqlite' ? sqliteUrl() : await createEmptyDatabase();
}

function sqliteUrl(template?: string): string {
  const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-'));
  // The thread that erases may still be closing its files.
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 10 }));
  const file = join(directory, 'test.db');
  if (template !== undefined) copyFileSync(template, file);
  return `file:${file}`;
}
