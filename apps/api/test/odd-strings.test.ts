import { databaseKinds } from '@ticket-hub/db/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyText } from './any-text.ts';
import { failure } from './clients.ts';
import { person, publishedEvent } from './people.ts';
import { startWorld, type World } from './world.ts';

const RUNS = 150;

/** Nothing that compresses: Postgres would make it fit. */
const long = fc.integer({ min: 200, max: 12_000 }).chain((length) => {
  return anyText({ minLength: length, maxLength: length, size: 'max' });
});
/** Half a pair, NUL and whatever else JSON can say. */
const units = fc.array(fc.oneof(fc.constantFrom(0, 0xd800, 0xdfff), fc.integer({ max: 0xffff })), { maxLength: 40 });
const odd = fc.oneof(
  { weight: 3, arbitrary: units.map((codes) => String.fromCharCode(...codes)) },
  { weight: 2, arbitrary: long },
  { weight: 1, arbitrary: anyText() },
);
const oddly = (normal: string) =>
  fc.oneof({ weight: 4, arbitrary: fc.constant(normal) }, { weight: 1, arbitrary: odd.map((text) => normal + text) });
/** What Node lets through as a header. */
const header = fc
  .array(fc.integer({ min: 0x21, max: 0x7e }), { minLength: 1, maxLength: 5_000, size: 'max' })
  .map((codes) => String.fromCharCode(...codes));

const user = fc.record({
  id: oddly('user_1'),
  first_name: oddly('Ada'),
  last_name: oddly('Lovelace'),
  image_url: oddly('https://img.example.com/1'),
  primary_email_address_id: oddly('idn_1'),
  email_addresses: fc.array(fc.record({ id: oddly('idn_1'), email_address: oddly('ada@example.com') }), {
    maxLength: 2,
  }),
  primary_phone_number_id: oddly('idn_2'),
  phone_numbers: fc.array(fc.record({ id: oddly('idn_2'), phone_number: oddly('+15550001') }), { maxLength: 2 }),
  updated_at: fc.oneof(fc.integer({ min: 0, max: 1_000 }), fc.double(), fc.maxSafeInteger()),
});

const delivery = fc.record({
  id: fc.oneof({ weight: 3, arbitrary: fc.uuid() }, { weight: 1, arbitrary: header }),
  event: fc.record({
    object: fc.constant('event'),
    type: fc.oneof(fc.constantFrom('user.created', 'user.updated', 'user.deleted'), oddly('user.updated')),
    data: user,
    timestamp: fc.oneof(fc.constant(1_700_000_000_000), fc.double({ noNaN: true })),
    instance_id: oddly('ins_1'),
  }),
});

async function rows({ db }: World) {
  return await db.read.selectFrom('users').selectAll().execute();
}

describe.each(databaseKinds)('%s', (kind) => {
  test('no string, however odd, is our fault', { timeout: 60_000 }, async () => {
    const world = await startWorld(kind);
    const property = fc.asyncProperty(delivery, async ({ id, event }) => {
      const { status } = await world.post(event, { id });
      expect([200, 400, 422]).toContain(status);
    });
    await fc.assert(property, { numRuns: RUNS });
  });

  test.each([
    ['a NUL in its type', { type: 'user.\0' }, {}],
    ['half a surrogate pair in its type', { type: 'user.\ud800' }, {}],
    ['a type of 4 kB', { type: noise(4_096) }, {}],
    ['an id of 4 kB', {}, { id: noise(4_096) }],
    ['an address of 10 kB', { data: withEmail(noise(10_240)) }, {}],
    ['a NUL in its address', { data: withEmail('ada\0@example.com') }, {}],
    ['half a surrogate pair in its address', { data: withEmail('ada\udfff@example.com') }, {}],
    ['a telephone number of 33 characters', { data: withPhone('+'.padEnd(33, '5')) }, {}],
    ['an id of a user of 256 characters', { data: { id: 'user_'.padEnd(256, '1'), updated_at: 1 } }, {}],
  ])('a delivery with %s is 422', async (_, changes, options) => {
    const world = await startWorld(kind);
    const event = { type: 'user.created', data: { id: 'user_1', updated_at: 1 }, ...changes };
    const answer = await world.post(event, options);
    expect(answer).toEqual({ status: 422, body: { error: { code: 'invalid_payload', message: expect.any(String) } } });
    expect(await rows(world)).toEqual([]);
  });

  test('an id with a NUL in it is the caller’s mistake', async () => {
    const world = await startWorld(kind);
    const { id, client } = await person(world);
    const { id: eventId } = await publishedEvent({ id, client }, null);
    const odd = `${eventId}\0`;
    const { events, tickets } = client;
    const asked = [
      world.client().events.byId.query({ eventId: odd }),
      world.client().events.list.query({ organizerId: odd }),
      ...[events.overview.query({ eventId: odd }), events.publish.mutate({ eventId: odd })],
      ...[events.cancel.mutate({ eventId: odd }), events.update.mutate({ eventId: odd, changes: { title: 'A' } })],
      ...[tickets.guests.query({ eventId: odd }), tickets.forEvent.query({ eventId: odd })],
      ...[tickets.checkIn.mutate({ eventId, code: 'a\0b' }), tickets.checkIn.mutate({ eventId: odd, code: 'a' })],
      ...[tickets.refund.mutate({ ticketId: odd }), tickets.giveBack.mutate({ orderId: odd })],
      tickets.checkout.mutate({ eventId: odd, quantity: 1 }),
      tickets.checkout.mutate({ eventId, quantity: 1, requestKey: odd }),
    ];
    const refused = await Promise.all(asked.map(failure));
    expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(['BAD_REQUEST']));
  });

  test('what is only shown is made to fit instead, so that it holds up nothing', async () => {
    const world = await startWorld(kind);
    const shown = { first_name: `A\0da ${noise(10_240)}`, last_name: 'L\ud800', image_url: `https://${noise(10_240)}` };
    const data = { id: 'user_1', updated_at: 1, ...shown, banned: true };
    expect((await world.post({ type: 'user.created', data })).status).toBe(200);
    const [row] = await rows(world);
    expect(row).toMatchObject({ last_name: 'L\ufffd', image_url: null, banned: 1 });
    expect(row?.first_name).toMatch(/^Ada .{252}$/);
  });
});

/** Characters without an order that Postgres could make shorter. */
function noise(length: number): string {
  let state = 1;
  return Array.from({ length }, () => {
    state = (state * 48_271) % 2_147_483_647;
    return String.fromCharCode(0x61 + (state % 26));
  }).join('');
}

function withEmail(email_address: string) {
  const email_addresses = [{ id: 'idn_1', email_address }];
  return { id: 'user_1', updated_at: 1, primary_email_address_id: 'idn_1', email_addresses };
}

function withPhone(phone_number: string) {
  const phone_numbers = [{ id: 'idn_1', phone_number }];
  return { id: 'user_1', updated_at: 1, primary_phone_number_id: 'idn_1', phone_numbers };
}
