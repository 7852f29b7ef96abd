import { mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { migrate } from '@ticket-hub/db';
import { startSandbox } from '@ticket-hub/sandbox';
import { createApp } from '../src/app.ts';
import { createDeps } from '../src/deps.ts';
import { readEnv } from '../src/env.ts';
import { createHttpServer } from '../src/http/http-server.ts';
import { createLog } from '../src/observe/log.ts';
import { type Contest, compare } from './compare.ts';
import { startPeer } from './peer.ts';

const SECRET = `whsec_${Buffer.from('the secret of this benchmark').toString('base64')}`;

/**
 * What the guarantees cost: the same work through Ticket Hub and through the least that could be called a solution, in
 * turn, so that a noisy machine troubles both alike. Both write to SQLite with synchronous=FULL.
 */
const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-bench-'));
const sandbox = await startSandbox();
const { clerk } = sandbox;
clerk.outbox.hold();
const env = readEnv({
  DATABASE_URL: `file:${join(directory, 'ours.db')}`,
  WEB_URL: 'http://localhost:5173',
  CLERK_PUBLISHABLE_KEY: clerk.publishableKey,
  CLERK_SECRET_KEY: clerk.secretKey,
  CLERK_API_URL: sandbox.url,
  CLERK_JWT_KEY: clerk.jwtKey,
  CLERK_WEBHOOK_SIGNING_SECRET: SECRET,
});
const deps = createDeps(env, createLog('silent'), new AbortController().signal);
await migrate(deps.db);
const server = createHttpServer(createApp(deps).fetch);
await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
const ours = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
const peer = await startPeer({ file: join(directory, 'peer.db'), secret: SECRET, jwtKey: clerk.jwtKey });

let version = Date.now();
const person = clerk.users.create({ firstName: 'Ada', emailAddress: 'ada@example.com' });
const headers = { authorization: `Bearer ${await clerk.sessionToken(person.id)}` };

/** A snapshot that is new each time, so that each delivery has to be written. */
function delivery() {
  const data = { ...person, updated_at: ++version, first_name: `Ada ${version}` };
  return clerk.outbox.sign(JSON.stringify(clerk.event('user.updated', data)), { secrets: [SECRET] });
}

const contests: Contest[] = [
  {
    name: 'a durable delivery, one after another',
    ours: () => fetch(`${ours}/webhooks/clerk`, delivery()),
    peer: () => fetch(`${peer.url}/webhook`, delivery()),
    atOnce: 1,
  },
  {
    name: 'a durable delivery, 32 at once',
    ours: () => fetch(`${ours}/webhooks/clerk`, delivery()),
    peer: () => fetch(`${peer.url}/webhook`, delivery()),
    atOnce: 32,
  },
  {
    name: 'the own record, 32 at once',
    ours: () => fetch(`${ours}/trpc/users.me`, { headers }),
    peer: () => fetch(`${peer.url}/me`, { headers }),
    atOnce: 32,
  },
];

process.stdout.write(`${'what'.padEnd(42)}${'ours'.padStart(10)}${'peer'.padStart(10)}${'ratio'.padStart(8)}\n`);
for (const contest of contests) {
  const { ours: our, peer: their } = await compare(contest);
  const row = [`${our.toFixed(2)} ms`, `${their.toFixed(2)} ms`].map((cell) => cell.padStart(10)).join('');
  process.stdout.write(`${contest.name.padEnd(42)}${row}${(our / their).toFixed(2).padStart(8)}\n`);
}

server.close();
peer.close();
await sandbox.close();
await deps.db.close();
rmSync(directory, { recursive: true });
process.exit(0);
