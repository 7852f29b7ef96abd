import { expect, test } from 'vitest';
import { connectSecret, type StripeWorld, startSale, startStripe } from '../../../test/stripe.ts';

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

async function attemptsAfter({ played, clock, receiver }: StripeWorld, ms: number): Promise<number> {
  clock.advance(ms);
  await played.delivered();
  return receiver.received.length;
}

test('what fails is tried again for up to three days, ever more slowly, and then no more', async () => {
  const world = await startStripe();
  world.receiver.answer = { status: 500 };
  world.played.accounts.create({});
  expect(await attemptsAfter(world, 0)).toBe(1);
  expect(await attemptsAfter(world, 5 * minute)).toBe(2);
  const [message] = world.played.connectOutbox.messages;
  while (message?.nextAttemptAt) await attemptsAfter(world, message.nextAttemptAt - world.clock.now());
  const attempts = message?.attempts.map(({ at }) => at) ?? [];
  expect(message?.state).toBe('failed');
  expect((attempts.at(-1) ?? 0) - (attempts[0] ?? 0)).toBeGreaterThan(2 * day);
  expect((attempts.at(-1) ?? 0) - (attempts[0] ?? 0)).toBeLessThanOrEqual(3 * day);
  expect(await attemptsAfter(world, 10 * day)).toBe(attempts.length);
});

test('each attempt is signed afresh, at its own time', async () => {
  const world = await startStripe();
  world.receiver.answer = { status: 503 };
  world.played.accounts.create({});
  await attemptsAfter(world, 0);
  await attemptsAfter(world, 5 * minute);
  const [first, again] = world.receiver.received;
  expect(again?.body).toBe(first?.body);
  const time = (signature = '') => Number(/^t=(\d+),v1=[0-9a-f]{64}$/.exec(signature)?.[1]);
  expect(time(again?.headers['stripe-signature']) - time(first?.headers['stripe-signature'])).toBe(300);
});

test('every secret that is live signs', async () => {
  const world = await startStripe();
  const { connectOutbox, accounts } = world.played;
  connectOutbox.endpoint = { url: world.receiver.url, secrets: [connectSecret, 'whsec_older'] };
  accounts.create({});
  await world.played.delivered();
  const [{ body = '', headers = {} } = {}] = world.receiver.received;
  const now = world.clock.now();
  for (const secret of [connectSecret, 'whsec_older']) {
    const signature = headers['stripe-signature'] ?? '';
    expect(() => world.stripe.parseEventNotification(body, signature, secret, 300, undefined, now)).not.toThrow();
  }
});

test.each(['body', 'whitespace', 'signature', 'timestamp'] as const)(
  'a %s that was tampered with is noticed',
  async (tamper) => {
    const world = await startStripe();
    const { connectOutbox } = world.played;
    const event = { id: 'evt_1', object: 'event', type: 'invoice.sung' };
    const read = ({ body, headers }: ReturnType<typeof connectOutbox.sign>) => {
      const signature = headers['stripe-signature'] ?? '';
      const now = world.clock.now();
      return world.stripe.webhooks.constructEvent(String(body), signature, connectSecret, 300, undefined, now);
    };
    expect(read(connectOutbox.sign(event))).toEqual(event);
    expect(() => read(connectOutbox.sign(event, { tamper }))).toThrow();
  },
);

test('faults strike one endpoint and leave the other alone', async () => {
  const world = await startStripe();
  const { platformOutbox, checkout } = world.played;
  const { session } = await startSale(world);
  await world.played.delivered();
  const before = world.receiver.received.length;
  platformOutbox.inject({ kind: 'duplicate' });
  checkout.pay(session);
  expect(await attemptsAfter(world, 0)).toBe(before + 2);
  expect(platformOutbox.faults).toEqual([]);
});

test('an event that was delivered long ago can come again', async () => {
  const world = await startStripe();
  const { connectOutbox, accounts } = world.played;
  accounts.create({});
  await world.played.delivered();
  for (let i = 0; i < 5; i += 1) accounts.create({});
  await world.played.delivered();
  await attemptsAfter(world, 20 * day);
  const [old] = connectOutbox.messages;
  if (old === undefined) throw new Error('a message was expected');
  expect(await connectOutbox.attempt(old)).toEqual({ status: 200, body: 'ok' });
  expect(world.receiver.received.at(-1)?.body).toBe(old.payload);
  expect(world.receiver.received).toHaveLength(7);
});

test('an answer that does not come in time is failure', async () => {
  const world = await startStripe();
  world.receiver.answer = null;
  world.played.accounts.create({});
  await expect.poll(() => world.receiver.received.length).toBe(1);
  await attemptsAfter(world, 10_000);
  expect(world.played.connectOutbox.messages[0]).toMatchObject({ state: 'waiting', attempts: [{ status: 0 }] });
});
