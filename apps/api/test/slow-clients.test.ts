import { expect, test, vi } from 'vitest';
import { headOf, rawRequest } from './raw-request.ts';
import { startWorld } from './world.ts';

const impatient = { headersTimeout: 100, requestTimeout: 200, connectionsCheckingInterval: 20 };

test.each([
  ['nothing', () => ''],
  ['half its headers', () => 'POST /webhooks/clerk HTTP/1.1\r\nhost: t'],
  ['half a body', (signed) => `${headOf('/webhooks/clerk', { ...signed, 'content-length': 100 })}{"a":`],
  [
    'an unfinished chunk',
    (signed) => `${headOf('/webhooks/clerk', { ...signed, 'transfer-encoding': 'chunked' })}ff\r\n{"a":`,
  ],
  ['half a call', () => `${headOf('/trpc/events.list', { 'content-length': 100 })}{"a":`],
] satisfies [string, (signed: Record<string, string>) => string][])(
  'whoever sends %s and no more is cut off',
  async (_, begin) => {
    const world = await startWorld('sqlite', {}, {}, impatient);
    const request = rawRequest(world.url, begin(world.sandbox.clerk.outbox.sign('{}').headers));
    await request.ended;
    expect(request.answer()).toMatch(/^HTTP\/1.1 408 /);
    expect(world.log()).not.toContain('"level":50');
  },
);

test('a live stream goes on for longer than a request may take to send', async () => {
  // Long enough for what is sent at once, on a busy machine too.
  const timeouts = { headersTimeout: 1_000, requestTimeout: 1_000, connectionsCheckingInterval: 20 };
  const world = await startWorld('sqlite', {}, {}, timeouts);
  const { id } = world.sandbox.clerk.users.create({ firstName: 'Ada' });
  await world.delivered();
  const authorization = `Bearer ${await world.sandbox.clerk.sessionToken(id)}`;
  const head = `GET /trpc/live.changes HTTP/1.1\r\nhost: t\r\nauthorization: ${authorization}\r\n\r\n`;
  const stream = rawRequest(world.url, head);
  await vi.waitFor(() => expect(stream.answer()).toContain('"topics":["*"]'));
  // Began later, so the stream has lasted for longer once it is cut off.
  await rawRequest(world.url, headOf('/trpc/events.list', { 'content-length': 100 })).ended;
  world.sandbox.clerk.users.update(id, { firstName: 'Augusta' });
  await vi.waitFor(() => expect(stream.answer()).toContain('users.me'));
});
