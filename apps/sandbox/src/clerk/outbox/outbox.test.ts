import { expect, test } from 'vitest';
import { secret, start, startWired, type Wired } from '../../../test/start.ts';

const typesOf = ({ receiver }: Wired) => receiver.received.map(({ body }) => JSON.parse(body).type);

test('messages go out in the order in which they come', async () => {
  const wired = await startWired();
  const { users, outbox } = wired.sandbox.clerk;
  const people = Array.from({ length: 20 }, () => users.create().id);
  await outbox.idle();
  expect(wired.receiver.received.map(({ body }) => JSON.parse(body).data.id)).toEqual(people);
});

test('what is sent is, to the byte, what the message says', async () => {
  const wired = await startWired();
  const { users, outbox } = wired.sandbox.clerk;
  users.create({ firstName: 'Zoë' });
  await outbox.idle();
  const [message] = outbox.messages;
  expect(message).toMatchObject({ id: wired.receiver.received[0]?.headers['svix-id'], type: 'user.created' });
  expect(wired.receiver.received[0]?.body).toBe(message?.payload);
  expect(wired.receiver.received[0]?.headers['content-type']).toBe('application/json');
});

test('while held, messages are only collected; released, they go out in order', async () => {
  const wired = await startWired();
  const { users, outbox } = wired.sandbox.clerk;
  outbox.hold();
  const { id } = users.create();
  users.delete(id);
  await outbox.idle();
  expect(typesOf(wired)).toEqual([]);
  expect(outbox.messages.map(({ type }) => type)).toEqual(['user.created', 'user.deleted']);
  outbox.release();
  await outbox.idle();
  expect(typesOf(wired)).toEqual(['user.created', 'user.deleted']);
});

test('a held outbox keeps back retries too', async () => {
  const wired = await startWired();
  const { users, outbox } = wired.sandbox.clerk;
  wired.receiver.answer = { status: 500 };
  users.create();
  await outbox.idle();
  outbox.hold();
  wired.clock.advance(5000);
  await outbox.idle();
  expect(wired.receiver.received).toHaveLength(1);
  outbox.release();
  await outbox.idle();
  expect(wired.receiver.received).toHaveLength(2);
});

test('held messages can be attempted in any order, any number of times, and are not sent again', async () => {
  const wired = await startWired();
  const { users, outbox } = wired.sandbox.clerk;
  outbox.hold();
  const { id } = users.create();
  users.delete(id);
  const [created, deleted] = outbox.messages;
  if (created === undefined || deleted === undefined) throw new Error('two messages were expected');
  wired.receiver.answer = { status: 200, body: 'first' };
  expect(await outbox.attempt(deleted)).toEqual({ status: 200, body: 'first' });
  await outbox.attempt(created);
  await outbox.attempt(deleted, { headers: 'webhook' });
  outbox.release();
  await outbox.idle();
  expect(typesOf(wired)).toEqual(['user.deleted', 'user.created', 'user.deleted']);
  expect(wired.receiver.received[2]?.headers['webhook-id']).toBe(deleted.id);
});

test('a tampered attempt proves nothing: the message still goes out', async () => {
  const wired = await startWired();
  const { users, outbox } = wired.sandbox.clerk;
  outbox.hold();
  users.create();
  for (const message of outbox.messages) await outbox.attempt(message, { tamper: 'signature' });
  outbox.release();
  await outbox.idle();
  expect(wired.receiver.received).toHaveLength(2);
});

test('cleared messages are forgotten, and so are their retries', async () => {
  const wired = await startWired();
  const { users, outbox } = wired.sandbox.clerk;
  wired.receiver.answer = { status: 500 };
  users.create();
  await outbox.idle();
  outbox.hold();
  users.create();
  outbox.clear();
  outbox.release();
  wired.clock.advance(60_000);
  await outbox.idle();
  expect(outbox.messages).toEqual([]);
  expect(wired.receiver.received).toHaveLength(1);
});

test('without an endpoint messages are dropped, and one that comes later can still be tried', async () => {
  const wired = await startWired();
  const { clerk } = await start();
  clerk.users.create();
  expect(clerk.outbox.messages[0]).toMatchObject({ state: 'dropped', attempts: [] });
  clerk.outbox.endpoint = { url: wired.receiver.url, secrets: [secret] };
  for (const message of clerk.outbox.messages) await clerk.outbox.attempt(message);
  expect(clerk.outbox.messages[0]?.state).toBe('delivered');
});

test('the log stays bounded, and what waits is never forgotten', async () => {
  const { clerk } = await start();
  clerk.outbox.hold();
  const waiting = clerk.outbox.send(clerk.event('user.created', {}));
  clerk.outbox.endpoint = undefined;
  clerk.outbox.release();
  for (let i = 0; i < 1100; i += 1) clerk.outbox.send(clerk.event('user.updated', {}));
  expect(clerk.outbox.messages).toHaveLength(1000);
  expect(clerk.outbox.messages[0]).toBe(waiting);
});

test('any event can be sent, with keys that nobody knows yet', async () => {
  const wired = await startWired();
  const { clerk } = wired.sandbox;
  clerk.outbox.send(clerk.event('invoice.sung', { a: 1 }, { envelope: { mood: 'fine' }, instanceId: 'ins_other' }));
  await clerk.outbox.idle();
  expect(JSON.parse(wired.receiver.received[0]?.body ?? '')).toMatchObject({
    type: 'invoice.sung',
    mood: 'fine',
    instance_id: 'ins_other',
    object: 'event',
  });
});

test("the dashboard's samples carry seconds and somebody who does not exist", async () => {
  const { sandbox, clock } = await startWired();
  const { clerk } = sandbox;
  const created = clerk.sampleEvent('user.created');
  expect(created.timestamp).toBe(Math.floor(clock.now() / 1000));
  expect(created.data).toMatchObject({
    object: 'user',
    id: expect.stringMatching(/^user_/),
    profile_image_url: expect.any(String),
  });
  expect(clerk.sampleEvent('user.deleted').data).toMatchObject({ object: 'user', deleted: true });
  expect(clerk.event('user.created', {}).timestamp).toBe(clock.now());
  expect(clerk.users.all()).toEqual([]);
});
