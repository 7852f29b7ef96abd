import pg from 'pg';
import type { TestProject } from 'vitest/node';
import { openDatabase } from '../database.ts';
import { migrate } from '../migrate.ts';
import { startPostgresServer } from './postgres-server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Directory of the test server's unix socket. */
    postgresSocket: string;
  }
}

/** Vitest `globalSetup`: one Postgres for the run, with a migrated template that each test's database is copied from. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startPostgresServer();
  const client = new pg.Client({ host: server.socket, user: 'postgres', database: 'postgres' });
  await client.connect();
  await client.query('create database migrated');
  await client.end();
  const template = openDatabase(postgresUrl(server.socket, 'migrated'));
  await migrate(template);
  await template.close();
  project.provide('postgresSocket', server.socket);
  return () => server.stop();
}

export function postgresUrl(socket: string, database: string): string {
  return `postgres://postgres@/${database}?host=${encodeURIComponent(socket)}`;
}
