import { Webhook } from 'svix';
import { expect, test } from 'vitest';
import { secret, startWired, type Wired } from '../../../test/start.ts';

const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;

async function attemptsAfter({ sandbox, clock, receiver }: Wired, ms: number): Promise<number> {
  clock.advance(ms);
  await sandbox.clerk.outbox.idle();
  return receiver.received.length;
}

test('a message that fails is tried again after 5 s, 5 min, 30 min, 2 h, 5 h, 10 h and 10 h, and then no more', async () => {
  const wired = await startWired();
  wired.receiver.answer = { status: 500 };
  wired.sandbox.clerk.users.create();
  expect(await attemptsAfter(wired, 0)).toBe(1);

  let attempts = 1;
  for (const wait of [5 * second, 5 * minute, 30 * minute, 2 * hour, 5 * hour, 10 * hour, 10 * hour]) {
    expect(await attemptsAfter(wired, wait - 1)).toBe(attempts);
    attempts += 1;
    expect(await attemptsAfter(wired, 1)).toBe(attempts);
  }
  expect(await attemptsAfter(wired, 100 * hour)).toBe(8);
  expect(wired.sandbox.clerk.outbox.messages[0]?.state).toBe('failed');
});

test('each attempt has the same id and body, a fresh timestamp and a signature of its own', async () => {
  const wired = await startWired();
  wired.receiver.answer = { status: 503 };
  wired.sandbox.clerk.users.create();
  await wired.sandbox.clerk.outbox.idle();
  await attemptsAfter(wired, 5 * second);

  const [first, again] = wired.receiver.received;
  expect(again?.headers['svix-id']).toBe(first?.headers['svix-id']);
  expect(again?.body).toBe(first?.body);
  expect(Number(again?.headers['svix-timestamp']) - Number(first?.headers['svix-timestamp'])).toBe(5);
  expect(again?.headers['svix-signature']).not.toBe(first?.headers['svix-signature']);
  for (const { body, headers } of wired.receiver.received) new Webhook(secret).verify(body, headers);
});

test.each([200, 201, 204, 299])('%i is success', async (status) => {
  const wired = await startWired();
  wired.receiver.answer = { status };
  wired.sandbox.clerk.users.create();
  expect(await attemptsAfter(wired, 0)).toBe(1);
  expect(await attemptsAfter(wired, 50 * hour)).toBe(1);
  expect(wired.sandbox.clerk.outbox.messages[0]).toMatchObject({ state: 'delivered', nextAttemptAt: null });
});

test.each([400, 404, 422, 500, 503])('%i is failure', async (status) => {
  const wired = await startWired();
  wired.receiver.answer = { status };
  wired.sandbox.clerk.users.create();
  expect(await attemptsAfter(wired, 0)).toBe(1);
  expect(await attemptsAfter(wired, 5 * second)).toBe(2);
});

test('a redirect is failure and is not followed', async () => {
  const wired = await startWired();
  wired.receiver.answer = { status: 302, headers: { location: wired.receiver.url } };
  wired.sandbox.clerk.users.create();
  expect(await attemptsAfter(wired, 0)).toBe(1);
  expect(wired.sandbox.clerk.outbox.messages[0]).toMatchObject({ state: 'waiting', attempts: [{ status: 302 }] });
});

test('an answer that does not come within 15 s is failure', async () => {
  const wired = await startWired();
  const { outbox, users } = wired.sandbox.clerk;
  wired.receiver.answer = null;
  users.create();
  await expect.poll(() => wired.receiver.received.length).toBe(1);
  wired.clock.advance(14_999);
  expect(outbox.messages[0]?.attempts).toEqual([]);
  wired.clock.advance(1);
  await outbox.idle();
  expect(outbox.messages[0]).toMatchObject({
    state: 'waiting',
    attempts: [{ status: 0, body: 'no answer within 15 s' }],
  });
});

test('nobody listening is failure, healed by the retry', async () => {
  const wired = await startWired();
  const { outbox, users } = wired.sandbox.clerk;
  const secrets = [secret];
  outbox.endpoint = { url: 'http://127.0.0.1:1/', secrets };
  users.create();
  await outbox.idle();
  expect(outbox.messages[0]?.attempts).toMatchObject([{ status: 0 }]);
  outbox.endpoint = { url: wired.receiver.url, secrets };
  expect(await attemptsAfter(wired, 5 * second)).toBe(1);
  expect(outbox.messages[0]?.state).toBe('delivered');
});

test('a receiver can ask never to get a message again', async () => {
  const wired = await startWired();
  wired.receiver.answer = { status: 400, headers: { 'webhook-delivery': 'abort-message' } };
  wired.sandbox.clerk.users.create();
  expect(await attemptsAfter(wired, 0)).toBe(1);
  expect(await attemptsAfter(wired, 50 * hour)).toBe(1);
  expect(wired.sandbox.clerk.outbox.messages[0]?.state).toBe('aborted');
});

test('a retry does not hold up the messages after it', async () => {
  const wired = await startWired();
  const { outbox, users } = wired.sandbox.clerk;
  wired.receiver.answer = { status: 500 };
  users.create();
  await outbox.idle();
  wired.receiver.answer = { status: 200 };
  users.create();
  await outbox.idle();
  expect(outbox.messages.map(({ state }) => state)).toEqual(['waiting', 'delivered']);
});
