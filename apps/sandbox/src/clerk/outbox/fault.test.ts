import { Webhook } from 'svix';
import { expect, test } from 'vitest';
import { secret, startWired, type Wired } from '../../../test/start.ts';

const ids = ({ receiver }: Wired) => receiver.received.map(({ headers }) => headers['svix-id']);

async function startSending() {
  const wired = await startWired();
  const { clerk } = wired.sandbox;
  const send = () => clerk.outbox.send(clerk.event('user.updated', { id: 'user_1' }));
  return { ...wired, outbox: clerk.outbox, send };
}

test('a dropped message never arrives, the next one does', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'drop' });
  const [lost, next] = [wired.send(), wired.send()];
  await wired.outbox.idle();
  wired.clock.advance(100 * 3_600_000);
  await wired.outbox.idle();
  expect(lost.state).toBe('dropped');
  expect(ids(wired)).toEqual([next.id]);
});

test('a fault strikes as many messages as it was asked to', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'drop' }, 2);
  expect([wired.send(), wired.send(), wired.send()].map(({ state }) => state)).toEqual([
    'dropped',
    'dropped',
    'waiting',
  ]);
  await wired.outbox.idle();
});

test('a duplicate arrives twice under one id', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'duplicate' });
  const { id } = wired.send();
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([id, id]);
});

test('with a second endpoint the same event arrives under two ids', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'second-endpoint' });
  wired.send();
  await wired.outbox.idle();
  const [first, second] = wired.receiver.received;
  expect(second?.body).toBe(first?.body);
  expect(new Set(ids(wired)).size).toBe(2);
  expect(wired.outbox.messages.map(({ state }) => state)).toEqual(['delivered', 'delivered']);
});

test('a delayed message arrives when its time has come, others overtake it', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'delay', ms: 10_000 });
  const [late, next] = [wired.send(), wired.send()];
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([next.id]);
  wired.clock.advance(10_000);
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([next.id, late.id]);
});

test('a reordered message arrives after the next one', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'reorder' });
  const first = wired.send();
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([]);
  const second = wired.send();
  const third = wired.send();
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([second.id, first.id, third.id]);
});

test('healing sends what waited for a next message, and takes back what has not struck yet', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'reorder' });
  wired.outbox.inject({ kind: 'drop' });
  const first = wired.send();
  wired.outbox.heal();
  const second = wired.send();
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([first.id, second.id]);
  expect(wired.outbox.faults).toEqual([]);
});

test.each(['body', 'whitespace', 'signature', 'timestamp'] as const)(
  'a message whose %s was tampered with does not verify, its retry does',
  async (what) => {
    const wired = await startSending();
    wired.receiver.answer = { status: 400 };
    wired.outbox.inject({ kind: 'tamper', what });
    const message = wired.send();
    await wired.outbox.idle();
    wired.receiver.answer = { status: 200 };
    wired.clock.advance(5000);
    await wired.outbox.idle();

    const webhook = new Webhook(secret);
    const [forged, real] = wired.receiver.received;
    expect(() => webhook.verify(forged?.body ?? '', forged?.headers ?? {})).toThrow();
    expect(() => webhook.verify(real?.body ?? '', real?.headers ?? {})).not.toThrow();
    expect(message.state).toBe('delivered');
  },
);

test('a message whose answer was lost arrived, and comes again', async () => {
  const wired = await startSending();
  wired.outbox.inject({ kind: 'lose-answer' });
  const message = wired.send();
  await wired.outbox.idle();
  expect(message).toMatchObject({ state: 'waiting', attempts: [{ status: 200, answerLost: true }] });
  wired.clock.advance(5000);
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([message.id, message.id]);
  expect(message.state).toBe('delivered');
});

test('a lasting fault strikes every message until it is healed, and one for the next message goes first', async () => {
  const wired = await startSending();
  wired.outbox.lasting = { kind: 'drop' };
  wired.outbox.inject({ kind: 'duplicate' });
  const [twice] = [wired.send(), wired.send(), wired.send()];
  wired.outbox.heal();
  const normal = wired.send();
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([twice.id, twice.id, normal.id]);
  expect(wired.outbox.messages.map(({ fault }) => fault)).toEqual(['duplicate', 'drop', 'drop', null]);
});

test('while every message is reordered they arrive in swapped pairs, and the odd one when it is healed', async () => {
  const wired = await startSending();
  wired.outbox.lasting = { kind: 'reorder' };
  const [first, second, third] = [wired.send(), wired.send(), wired.send()];
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([second.id, first.id]);
  wired.outbox.heal();
  await wired.outbox.idle();
  expect(ids(wired)).toEqual([second.id, first.id, third.id]);
});

test('whoever watches is called for every change of a message, until they stop', async () => {
  const wired = await startSending();
  const seen: string[] = [];
  const stop = wired.outbox.watch(({ state, attempts }) => seen.push(`${state} ${attempts.length}`));
  wired.send();
  await wired.outbox.idle();
  stop();
  wired.send();
  await wired.outbox.idle();
  expect(seen).toEqual(['waiting 0', 'delivered 1']);
});
