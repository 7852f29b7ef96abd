import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { Event } from '../event.ts';
import type { UserRow } from '../record.ts';
import { recordOf } from '../record.ts';
import type { PeerSettings } from '../settings.ts';
import { secretKey, verifiedId } from './signature.ts';
import { tokenReader } from './token.ts';

interface Store {
  /** Resolves when it is durable. */
  apply(id: string, event: Event): Promise<'applied' | 'duplicate'>;
  find(clerkId: string): UserRow | undefined | Promise<UserRow | undefined>;
}

/** The least that can be called a solution, on node:http alone: what the machine can do. */
export function serve(settings: PeerSettings, store: Store): void {
  const key = secretKey(settings.webhookSecret);
  const readToken = tokenReader(settings);

  async function receive(request: IncomingMessage, body: Buffer): Promise<object | undefined> {
    const id = verifiedId(request.headers, body, key);
    if (id === undefined) return undefined;
    return { outcome: await store.apply(id, JSON.parse(body.toString())) };
  }

  async function read(request: IncomingMessage, times: number): Promise<object | undefined> {
    const clerkId = readToken(request.headers.authorization);
    if (clerkId === undefined) return undefined;
    const records: object[] = [];
    for (let n = 0; n < times; n++) {
      const row = await store.find(clerkId);
      if (!row) return undefined;
      records.push(recordOf(row));
    }
    return times === 1 ? records[0] : records;
  }

  createServer((request, response) => {
    if (request.url === '/me') return void read(request, 1).then((found) => answer(response, found));
    if (request.url === '/me-five-times') return void read(request, 5).then((found) => answer(response, found));
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => void receive(request, Buffer.concat(chunks)).then((done) => answer(response, done)));
  }).listen(settings.port, '127.0.0.1');
}

function answer(response: ServerResponse, value: object | undefined): void {
  const body = JSON.stringify(value ?? { error: 'refused' });
  const headers = { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) };
  response.writeHead(value ? 200 : 400, headers).end(body);
}
