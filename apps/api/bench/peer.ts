import type { AddressInfo } from 'node:net';
import { verifyToken } from '@clerk/backend';
import { serve } from '@hono/node-server';
import SqliteFile from 'better-sqlite3';
import { Hono } from 'hono';
import { Webhook } from 'svix';

interface Options {
  file: string;
  secret: string;
  jwtKey: string;
}

/**
 * What people write first: verify, overwrite the row, answer. No ledger, no order, no tombstones, no validation, no
 * types, no log; but durable, or the comparison would be of disks.
 */
export async function startPeer({ file, secret, jwtKey }: Options) {
  const db = new SqliteFile(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  db.exec('create table users (clerk_id text primary key, email text, first_name text, last_name text)');
  const save = db.prepare('insert or replace into users values (?, ?, ?, ?)');
  const find = db.prepare('select * from users where clerk_id = ?');

  const app = new Hono();
  app.post('/webhook', async (c) => {
    const body = await c.req.text();
    new Webhook(secret).verify(body, c.req.header());
    const { data } = JSON.parse(body);
    save.run(data.id, data.email_addresses[0]?.email_address ?? null, data.first_name, data.last_name);
    return c.json({ ok: true });
  });
  app.get('/me', async (c) => {
    const { sub } = await verifyToken(c.req.header('authorization')?.slice('Bearer '.length) ?? '', { jwtKey });
    return c.json(find.get(sub));
  });
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 });
  await new Promise((resolve) => server.once('listening', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close() {
      server.close();
      db.close();
    },
  };
}
