import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import type { Schema } from '../schema.ts';
import { schemaOf } from './postgres-schema.ts';
import { startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Directory of the test server's unix socket. */
    postgresSocket: string;
    /** The `schemaOf` of a migrated database. */
    postgresSchema: string;
    /** Path of a migrated SQLite database. */
    sqliteTemplate: string;
  }
}

type Teardown = () => Promise<void>;

/** For a Vitest `globalSetup`: one Postgres for the run, and of both kinds a migrated template that each test's database is copied from. */
export async function setupDatabases(project: TestProject, schemas: readonly Schema[]): Promise<Teardown> {
  const [server, folder] = await Promise.all([startPostgresServer(), mkdtemp(join(tmpdir(), 'ticket-hub-template-'))]);
  const client = new pg.Client({ host: server.socket, user: 'postgres', database: 'postgres' });
  await client.connect();
  await client.query('create database migrated');
  await client.end();
  const sqliteTemplate = join(folder, 'migrated.db');
  for (const url of [postgresUrl(server.socket, 'migrated'), `file:${sqliteTemplate}`]) {
    const template = openDatabase(url, schemas);
    await migrate(template);
    await template.close();
  }
  const migrated = new pg.Client({ host: server.socket, user: 'postgres', database: 'migrated' });
  await migrated.connect();
  project.provide('postgresSchema', await schemaOf(migrated));
  await migrated.end();
  project.provide('postgresSocket', server.socket);
  project.provide('sqliteTemplate', sqliteTemplate);
  return async () => {
    await server.stop();
    await rm(folder, { recursive: true });
  };
}

export function postgresUrl(socket: string, database: string): string {
  return `postgres://postgres@/${database}?host=${encodeURIComponent(socket)}`;
}
