import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { SECRET, type SignOptions, startWorld, type World } from './world.ts';

const MIB = 1024 * 1024;
const OTHER_SECRET = `whsec_${Buffer.from('another secret').toString('base64')}`;

const user = { id: 'user_1', updated_at: 1, first_name: 'Ada' };
const event = (changes: object = {}) => ({
  object: 'event',
  type: 'user.created',
  data: user,
  timestamp: 1_700_000_000_000,
  instance_id: 'ins_1',
  ...changes,
});

async function ledger({ db }: World) {
  return await db.read.selectFrom('deliveries').selectAll().execute();
}

async function nobodyIsHere({ db }: World) {
  return (await db.read.selectFrom('users').select('id').execute()).length === 0;
}

const refused = (code: string) => ({ error: { code, message: expect.any(String) } });

describe.each(databaseKinds)('%s', (kind) => {
  test.each([
    ['a changed body', { tamper: 'body' }],
    ['a body that was formatted anew', { tamper: 'whitespace' }],
    ['a changed signature', { tamper: 'signature' }],
    ['a changed timestamp', { tamper: 'timestamp' }],
    ['a signature of another secret', { secrets: [OTHER_SECRET] }],
    ['a timestamp of six minutes ago', { timestamp: Date.now() - 360_000 }],
    ['a timestamp six minutes ahead', { timestamp: Date.now() + 360_000 }],
  ] satisfies [string, SignOptions][])('%s is 400 and leaves nothing behind', async (_, options) => {
    const world = await startWorld(kind);
    expect(await world.post(event(), options)).toEqual({ status: 400, body: refused('invalid_signature') });
    expect(await ledger(world)).toEqual([]);
    expect(await nobodyIsHere(world)).toBe(true);
  });

  test.each(['svix-id', 'svix-timestamp', 'svix-signature'])('without the header %s it is 400', async (header) => {
    const world = await startWorld(kind);
    const request = world.sandbox.clerk.outbox.sign(JSON.stringify(event()));
    const headers = new Headers(request.headers);
    headers.delete(header);
    const response = await fetch(`${world.url}/webhooks/clerk`, { ...request, headers });
    expect(response.status).toBe(400);
    expect(await response.json()).toEqual(refused('invalid_signature'));
  });

  test.each(['svix', 'webhook'] as const)('the %s-* headers are understood', async (headers) => {
    const world = await startWorld(kind);
    expect(await world.post(event(), { headers, id: 'msg_1' })).toEqual({ status: 200, body: { outcome: 'created' } });
    expect(await ledger(world)).toMatchObject([{ id: 'msg_1', outcome: 'created', subject: 'user_1' }]);
  });

  test('while a secret is rotated, old and new and both are accepted', async () => {
    const world = await startWorld(kind, { CLERK_WEBHOOK_SIGNING_SECRET: `${SECRET}, ${OTHER_SECRET}` });
    expect((await world.post(event(), { secrets: [SECRET] })).status).toBe(200);
    expect((await world.post(event(), { secrets: [OTHER_SECRET] })).status).toBe(200);
    expect((await world.post(event(), { secrets: [SECRET, OTHER_SECRET] })).status).toBe(200);
  });

  test('without a secret the route says that it is not configured', async () => {
    const world = await startWorld(kind, { CLERK_WEBHOOK_SIGNING_SECRET: '' });
    expect(await world.post(event())).toEqual({ status: 503, body: refused('not_configured') });
  });

  test.each([
    ['no JSON', '{"type":'],
    ['nothing', ''],
    ['no object', '[]'],
    ['null', 'null'],
    ['no type', event({ type: undefined })],
    ['no data', event({ data: undefined })],
    ['a timestamp as text', event({ timestamp: 'yesterday' })],
    ['a user without an id', event({ data: { ...user, id: undefined } })],
    ['a user without a version', event({ data: { ...user, updated_at: undefined } })],
    ['a user whose addresses are no list', event({ data: { ...user, email_addresses: 'ada@example.com' } })],
    ['a deletion of nobody in particular', event({ type: 'user.deleted', data: { object: 'user', deleted: true } })],
  ])('a well signed body with %s is 422, and noted', async (_, body) => {
    const world = await startWorld(kind);
    expect(await world.post(body, { id: 'msg_1' })).toEqual({ status: 422, body: refused('invalid_payload') });
    expect(await ledger(world)).toMatchObject([{ id: 'msg_1', outcome: null, error: 'invalid_payload', attempts: 1 }]);
    expect(await nobodyIsHere(world)).toBe(true);
  });

  test('what could not be understood is taken again once it can be', async () => {
    const world = await startWorld(kind);
    await world.post(event({ data: { id: 'user_1' } }), { id: 'msg_1' });
    expect(await world.post(event(), { id: 'msg_1' })).toEqual({ status: 200, body: { outcome: 'created' } });
    expect(await ledger(world)).toMatchObject([{ outcome: 'created', error: null, attempts: 2 }]);
  });

  test('over 1 MiB is 413, and exactly 1 MiB is read', async () => {
    const world = await startWorld(kind);
    const filled = (size: number) => {
      const empty = JSON.stringify(event({ filler: '' })).length;
      return JSON.stringify(event({ filler: 'x'.repeat(size - empty) }));
    };
    expect(await world.post(filled(MIB + 1))).toEqual({ status: 413, body: refused('payload_too_large') });
    expect((await world.post(filled(MIB))).status).toBe(200);
  });

  test('over 1 MiB without a length, in chunks, is 413 too', async () => {
    const world = await startWorld(kind);
    const { headers } = world.sandbox.clerk.outbox.sign('x');
    const chunk = new Uint8Array(64 * 1024);
    let sent = 0;
    const body = new ReadableStream({
      pull(controller) {
        sent += chunk.byteLength;
        if (sent > 64 * MIB) controller.close();
        else controller.enqueue(chunk);
      },
    });
    const request = { method: 'POST', headers, body, duplex: 'half' as const };
    const response = await fetch(`${world.url}/webhooks/clerk`, request);
    expect(response.status).toBe(413);
    expect(sent).toBeLessThan(64 * MIB);
  });

  test.each(['session.created', 'organization.created', 'user.invented'])(
    'a %s is ignored, and noted',
    async (type) => {
      const world = await startWorld(kind);
      expect(await world.post(event({ type }))).toEqual({ status: 200, body: { outcome: 'ignored' } });
      expect(await ledger(world)).toMatchObject([{ type, outcome: 'ignored', subject: null }]);
    },
  );

  test('an event of another instance is ignored, when ours is known', async () => {
    const world = await startWorld(kind, { CLERK_INSTANCE_ID: 'ins_ours' });
    expect(await world.post(event({ instance_id: 'ins_other' }))).toEqual({
      status: 200,
      body: { outcome: 'ignored' },
    });
    expect(await world.post(event({ instance_id: undefined }))).toEqual({ status: 200, body: { outcome: 'ignored' } });
    expect(await nobodyIsHere(world)).toBe(true);
    expect(await world.post(event({ instance_id: 'ins_ours' }))).toEqual({ status: 200, body: { outcome: 'created' } });
  });

  test.each([
    ['milliseconds', 1_700_000_000_123, '2023-11-14T22:13:20.123Z'],
    ['seconds, as in the samples', 1_700_000_000, '2023-11-14T22:13:20.000Z'],
    ['nothing', undefined, null],
  ])('a timestamp in %s is understood', async (_, timestamp, occurred_at) => {
    const world = await startWorld(kind);
    expect((await world.post(event({ timestamp }))).status).toBe(200);
    expect(await ledger(world)).toMatchObject([{ occurred_at }]);
  });

  test('keys that nobody has heard of are accepted', async () => {
    const world = await startWorld(kind);
    const strange = event({ brand_new: { a: [1] }, data: { ...user, brand_new: true }, event_attributes: {} });
    expect(await world.post(strange)).toEqual({ status: 200, body: { outcome: 'created' } });
  });

  test('the same event under two ids is applied once', async () => {
    const world = await startWorld(kind);
    expect(await world.post(event(), { id: 'msg_1' })).toEqual({ status: 200, body: { outcome: 'created' } });
    expect(await world.post(event(), { id: 'msg_2' })).toEqual({ status: 200, body: { outcome: 'unchanged' } });
    expect(await world.post(event(), { id: 'msg_1' })).toEqual({ status: 200, body: { outcome: 'duplicate' } });
  });

  test('a create and a delete at the same moment leave nobody', async () => {
    const world = await startWorld(kind);
    const deletion = event({ type: 'user.deleted', data: { id: 'user_1', deleted: true } });
    const answers = await Promise.all([
      world.post(event()),
      world.post(deletion),
      world.post(event({ type: 'user.updated' })),
    ]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
    const alive = await world.db.read.selectFrom('users').select('id').where('deleted_at', 'is', null).execute();
    expect(alive).toEqual([]);
  });

  test('a deletion takes its user out of the ledger, and later deliveries do not bring them back into it', async () => {
    const world = await startWorld(kind);
    await world.post(event());
    await world.post(event({ type: 'user.deleted', data: { id: 'user_1', deleted: true } }));
    await world.post(event({ type: 'user.updated' }));
    expect((await ledger(world)).map(({ outcome, subject }) => [outcome, subject]).toSorted()).toEqual([
      ['created', null],
      ['deleted', null],
      ['ignored', null],
    ]);
  });

  test('a body in a strange encoding of UTF-8 is verified as bytes', async () => {
    const world = await startWorld(kind);
    const bytes = Buffer.concat([Buffer.from('{"x":"'), Buffer.from([0xff, 0xfe]), Buffer.from('"}')]);
    const response = await fetch(`${world.url}/webhooks/clerk`, world.sandbox.clerk.outbox.sign(bytes));
    expect(response.status).toBe(422);
  });
});
