import { randomBytes } from 'node:crypto';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Pooler } from './poolers.ts';
import { Upstream, type UpstreamConnection } from './upstream.ts';
import { type Frame, Frames, frame, startupParameters } from './wire.ts';

/** What PgBouncer passes on to each connection of the server. It refuses to start one with anything else. */
const TRACKED = ['user', 'database', 'client_encoding', 'datestyle', 'timezone', 'standard_conforming_strings'];
const TAKEN = new Set([...TRACKED, 'application_name']);

/** What relies on a session: there is none from one transaction to the next. */
const OF_SESSION = /(^|;)\s*(un)?listen\b|\bpg_(try_)?advisory_(un)?lock\b/i;
const REFUSED = 'select refused_by_the_pooler()';

/**
 * Hands out connections of the server for a transaction each, in turn, and refuses what does not go with that: settings at
 * the start, named statements, listening and locks of a session. PgBouncer takes some of that and loses it.
 */
export async function startStandIn(postgresSocket: string): Promise<Pooler> {
  const socket = mkdtempSync(join(tmpdir(), 'pooler-'));
  const upstreams = new Map<string, Upstream>();
  const server = createServer((client) => serve(client, (user, database) => upstreamOf(user, database)));
  const clients = new Set<Socket>();
  server.on('connection', (client) => clients.add(client.once('close', () => clients.delete(client))));

  function upstreamOf(user: string, database: string): Upstream {
    const key = JSON.stringify([user, database]);
    const upstream = upstreams.get(key) ?? new Upstream(postgresSocket, { user, database });
    upstreams.set(key, upstream);
    return upstream;
  }

  server.listen(join(socket, '.s.PGSQL.5432'));
  await once(server, 'listening');
  return {
    socket,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      for (const client of clients) client.destroy();
      for (const upstream of upstreams.values()) upstream.close();
      await closed;
      rmSync(socket, { recursive: true, force: true });
    },
  };
}

/** One client, from its first message to its last. */
function serve(client: Socket, upstreamOf: (user: string, database: string) => Upstream): void {
  const frames = new Frames('startup');
  let upstream: Upstream | undefined;
  let connection: UpstreamConnection | undefined;
  let asking = false;
  /** Messages that the server has to answer with a ReadyForQuery. */
  let unanswered = 0;
  const waiting: Frame[] = [];

  function start(first: Frame): void {
    const parameters = startupParameters(first);
    const unknown = Object.keys(parameters).find((name) => !TAKEN.has(name));
    if (unknown !== undefined) {
      const said = `SFATAL\0VFATAL\0C08P01\0Munsupported startup parameter: ${unknown}\0\0`;
      client.end(frame('E', Buffer.from(said)));
      return;
    }
    upstream = upstreamOf(parameters.user ?? '', parameters.database ?? '');
    const greeting = [frame('R', Buffer.alloc(4)), frame('K', randomBytes(8)), frame('Z', Buffer.from('I'))];
    client.write(Buffer.concat(greeting));
  }

  async function forward(): Promise<void> {
    if (asking || !upstream) return;
    if (!connection) {
      asking = true;
      connection = await upstream.take({ answer, lost: () => client.destroy() });
      asking = false;
      if (client.destroyed) return leave();
    }
    for (const message of waiting.splice(0)) {
      if (message.type === 'Q' || message.type === 'S') unanswered += 1;
      connection.write(allowed(message));
    }
  }

  function answer(message: Frame): void {
    client.write(message.bytes);
    if (message.type !== 'Z') return;
    unanswered -= 1;
    if (message.body.toString() !== 'I' || unanswered > 0 || waiting.length > 0) return;
    connection?.release();
    connection = undefined;
  }

  /** In the middle of a transaction, its connection is of no use to others. */
  function leave(): void {
    connection?.destroy();
    connection = undefined;
  }

  client.on('error', () => client.destroy()).on('close', leave);
  client.on('data', (chunk) => {
    for (const message of frames.read(chunk)) {
      if (message.type === 'startup') start(message);
      else if (message.type === 'X') client.end();
      else waiting.push(message);
    }
    if (waiting.length > 0) forward().catch(() => client.destroy());
  });
}

function allowed(message: Frame): Buffer {
  const [name = '', sql = ''] = message.body.toString().split('\0');
  if (message.type === 'Q' && OF_SESSION.test(name)) return frame('Q', Buffer.from(`${REFUSED}\0`));
  const refused = message.type === 'P' && (name !== '' || OF_SESSION.test(sql));
  return refused ? frame('P', Buffer.from(`\0${REFUSED}\0\0\0`)) : message.bytes;
}
