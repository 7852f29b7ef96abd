import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { z } from 'zod';
import { appRouter } from '../src/rpc/router.ts';
import { failure } from './clients.ts';
import { startMoneyWorld, ticketStates } from './money-world.ts';
import { buy, eventContent, organizer, person, publishedEvent } from './people.ts';

const withoutStripe = { STRIPE_SECRET_KEY: '', STRIPE_WEBHOOK_SECRET: '', STRIPE_CONNECT_WEBHOOK_SECRET: '' };

describe.each(databaseKinds)('%s', (kind) => {
  test("nobody sees, opens or moves anything through another's account or event", async () => {
    const world = await startMoneyWorld(kind);
    const olga = await organizer(world);
    const { id: eventId } = await publishedEvent(olga);
    const [bob, eve] = [await person(world, 'Bob'), await person(world, 'Eve')];
    await buy(world, bob, eventId);
    const [ticket] = (await bob.client.tickets.mine.query({})).tickets;
    const draft = await olga.client.events.create.mutate(eventContent());
    const mine = eve.client;
    expect(await mine.payouts.status.query()).toMatchObject({ state: 'none' });
    expect(await mine.users.stripeConnectId.query()).toBeNull();
    expect(await failure(mine.payouts.dashboard.mutate())).toMatchObject({ code: 'PRECONDITION_FAILED' });
    const notFound = { code: 'NOT_FOUND' };
    expect(await failure(mine.events.byId.query({ eventId: draft.id }))).toMatchObject(notFound);
    expect(await failure(mine.events.publish.mutate({ eventId: draft.id }))).toMatchObject(notFound);
    expect(await failure(mine.events.update.mutate({ eventId, changes: { title: 'Mine' } }))).toMatchObject(notFound);
    expect(await failure(mine.events.cancel.mutate({ eventId }))).toMatchObject(notFound);
    expect(await failure(mine.tickets.forEvent.query({ eventId }))).toMatchObject(notFound);
    expect(await failure(mine.tickets.guests.query({ eventId }))).toMatchObject(notFound);
    expect(await failure(mine.events.overview.query({ eventId }))).toMatchObject(notFound);
    expect(await mine.events.earnings.query({})).toEqual({ earnings: [], next: null });
    expect(await mine.payouts.balance.query()).toEqual({ state: 'none' });
    expect(await failure(mine.tickets.refund.mutate({ ticketId: ticket?.id ?? '' }))).toMatchObject(notFound);
    expect(await failure(bob.client.tickets.refund.mutate({ ticketId: ticket?.id ?? '' }))).toMatchObject(notFound);
    expect(await failure(mine.tickets.checkIn.mutate({ eventId, code: ticket?.code ?? '' }))).toMatchObject(notFound);
    expect(await mine.tickets.mine.query({})).toMatchObject({ tickets: [] });
    expect(await mine.users.byId.query({ clerkId: olga.id })).not.toHaveProperty('stripeConnectId');
  });

  test('without Stripe, everything about money says so, and free events work', async () => {
    const world = await startMoneyWorld(kind, withoutStripe);
    const [olga, bob] = [await person(world, 'Olga'), await person(world, 'Bob')];
    const off = { code: 'PRECONDITION_FAILED', message: 'Payments are not configured' };
    expect(await failure(olga.client.payouts.status.query())).toEqual(off);
    expect(await failure(olga.client.payouts.connect.mutate())).toEqual(off);
    expect(await failure(olga.client.payouts.dashboard.mutate())).toEqual(off);
    expect(await failure(olga.client.events.create.mutate(eventContent(100)))).toEqual(off);
    const { id: eventId } = await publishedEvent(olga, null);
    await bob.client.tickets.checkout.mutate({ eventId, quantity: 2 });
    expect(await ticketStates(bob.client)).toEqual(['valid', 'valid']);
    expect((await fetch(`${world.url}/webhooks/stripe`, { method: 'POST', body: '{}' })).status).toBe(503);
  });

  test('input that does not parse names its fields', async () => {
    const world = await startMoneyWorld(kind);
    const olga = await person(world, 'Olga');
    const wrong = { ...eventContent(), title: '', capacity: 0, timeZone: 'Mars/Olympus' };
    const refused = await failure(olga.client.events.create.mutate(wrong));
    expect(refused.code).toBe('BAD_REQUEST');
    for (const field of ['title', 'capacity', 'timeZone']) expect(refused.message).toContain(field);
    const priced = (currency: string, amount: number) =>
      failure(olga.client.events.create.mutate({ ...eventContent(), price: { currency, amount } }));
    expect((await priced('ISK', 550)).message).toBe('Invalid input: price.amount');
    expect((await priced('XAU', 550)).message).toBe('Invalid input: price.currency');
    const { id: eventId } = await olga.client.events.create.mutate(eventContent());
    const changed = await failure(olga.client.events.update.mutate({ eventId, changes: { capacity: 0 } }));
    expect(changed.message).toBe('Invalid input: changes.capacity');
    expect(await failure(olga.client.events.list.query({ after: 'rubbish' }))).toMatchObject({ code: 'BAD_REQUEST' });
  });
});

/** The schemas that a built procedure parses its input with. */
function inputsOf(procedure: unknown): z.ZodType[] {
  if (typeof procedure !== 'function' || !('_def' in procedure)) throw new Error('This is no procedure');
  const { _def: definition } = procedure;
  const inputs = typeof definition === 'object' && definition && 'inputs' in definition ? definition.inputs : [];
  return Array.isArray(inputs) ? inputs : [];
}

test('no procedure that a browser can call takes the id of a Stripe account', () => {
  const procedures: [path: string, procedure: unknown][] = Object.entries(appRouter._def.procedures);
  expect(procedures.length).toBeGreaterThan(15);
  expect(procedures.flatMap(([, procedure]) => inputsOf(procedure)).length).toBeGreaterThan(10);
  for (const [path, procedure] of procedures) {
    const shapes = inputsOf(procedure).map((input) => z.toJSONSchema(input, { unrepresentable: 'any', io: 'input' }));
    // A choice among given words, such as the source of deliveries, is no id.
    const open = JSON.stringify(shapes, (key, value) => (key === 'enum' ? undefined : value));
    expect(open, path).not.toMatch(/stripe|account|acct/i);
  }
});
