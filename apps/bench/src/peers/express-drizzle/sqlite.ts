import { verifyToken } from '@clerk/backend';
import { and, eq, isNull } from 'drizzle-orm';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import express, { type Request } from 'express';
import { Webhook } from 'svix';
import type { Event } from '../event.ts';
import { recordOf } from '../record.ts';
import { readSettings } from '../settings.ts';
import { openFile } from '../sqlite-file.ts';
import { receive } from './receive.ts';
import { users } from './tables.ts';

const { port, database, webhookSecret, jwtKey, authorizedParty } = readSettings();
const db = drizzle({ client: openFile(database) });
const webhook = new Webhook(webhookSecret);
const app = express();

app.post('/webhooks/clerk', express.raw({ type: 'application/json', limit: '1mb' }), (request, response) => {
  const id = request.get('svix-id') ?? '';
  webhook.verify(request.body, {
    'svix-id': id,
    'svix-timestamp': request.get('svix-timestamp') ?? '',
    'svix-signature': request.get('svix-signature') ?? '',
  });
  const event: Event = JSON.parse(request.body.toString());
  response.json({ outcome: receive(db, id, event) });
});

async function read(request: Request) {
  const token = request.get('authorization')?.slice('Bearer '.length) ?? '';
  const { sub } = await verifyToken(token, { jwtKey, authorizedParties: [authorizedParty] });
  return () => {
    const row = db
      .select()
      .from(users)
      .where(and(eq(users.clerk_id, sub), isNull(users.deleted_at)))
      .get();
    if (!row) throw new Error('There is no such user');
    return recordOf(row);
  };
}

app.get('/me', async (request, response) => {
  const find = await read(request);
  response.json(find());
});

app.get('/me-five-times', async (request, response) => {
  const find = await read(request);
  response.json(Array.from({ length: 5 }, find));
});

app.listen(port, '127.0.0.1');
