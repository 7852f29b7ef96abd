import { startPostgresServer } from '@ticket-hub/db/testing/postgres-server';
import pg from 'pg';

/** A Postgres of the bench's own that loses nothing in a crash. */
export async function openPostgres() {
  const server = await startPostgresServer({ as: 'durable' });
  return {
    /** A new database; returns its URL. */
    async create(name: string): Promise<string> {
      const client = new pg.Client({ host: server.socket, user: 'postgres', database: 'postgres' });
      await client.connect();
      await client.query(`create database ${name}`);
      await client.end();
      return `postgres://postgres@/${name}?host=${encodeURIComponent(server.socket)}`;
    },
    stop: () => server.stop(),
  };
}
