import { migrate, openDatabase, schemaState } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { ticketingSchema } from '@ticket-hub/ticketing';
import { describe, expect, test } from 'vitest';
import { features, schemasOf } from '../src/features.ts';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { lost } from './lost.ts';
import { organizer, person } from './people.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  const withoutTicketing = () => startWorld(kind, {}, { features: [] });

  test('without ticketing there is none of its tables, and users are kept as ever', async () => {
    const world = await withoutTicketing();
    const tables = (await world.db.write.introspection.getTables()).map(({ name }) => name);
    expect(tables).toContain('users');
    expect(tables).not.toContain('events');
    const { id, client } = await person(world);
    expect(await client.users.me.query()).toMatchObject({ firstName: 'Ada' });
    world.sandbox.clerk.users.update(id, { firstName: 'Augusta' });
    await world.delivered();
    expect(await client.users.me.query()).toMatchObject({ firstName: 'Augusta' });
    lost(world, 3);
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--json')).out)).toMatchObject({ checked: 4, created: 3 });
  });

  test('without ticketing an account is connected, heard of and closed with its user', async () => {
    const world = await withoutTicketing();
    const { id, client, accountId } = await organizer(world);
    expect(await client.payouts.status.query()).toMatchObject({ state: 'active', canReceive: true });
    world.sandbox.stripe.accounts.close(accountId);
    await world.delivered();
    expect(await client.payouts.status.query()).toMatchObject({ state: 'closed', canReceive: false });
    world.sandbox.clerk.users.delete(id);
    await world.delivered();
    expect(await failure(client.users.me.query())).toMatchObject({ code: 'NOT_FOUND' });
    const accounts = await world.db.read.selectFrom('connect_accounts').select('detached_at').execute();
    expect(accounts).toEqual([{ detached_at: expect.any(String) }]);
  });

  test('without ticketing the operator sees how things stand, and events about payments mean nothing', async () => {
    const world = await startWorld(kind, { METRICS_TOKEN: 'metrics' }, { features: [] });
    const { id } = await organizer(world);
    const doctor = JSON.parse((await hub(world.deps, 'doctor', '--json')).out);
    expect(doctor).toMatchObject({ ok: true, health: { refunds: { due: 0, failed: 0 } } });
    const metrics = await fetch(`${world.url}/metrics`, { headers: { authorization: 'Bearer metrics' } });
    expect(metrics.status).toBe(200);
    const exported = JSON.parse((await hub(world.deps, 'user', 'export', id)).out);
    expect(exported).toMatchObject({ user: { clerk_id: id }, deliveries: expect.any(Array) });
    await world.sweep();
    const { stripe } = world.deps.money ?? {};
    const session = await stripe?.checkout.sessions.create({
      mode: 'payment',
      line_items: [
        { price_data: { currency: 'eur', unit_amount: 500, product_data: { name: 'Elsewhere' } }, quantity: 1 },
      ],
      success_url: world.url,
    });
    world.sandbox.stripe.checkout.pay(String(session?.id));
    await world.delivered();
    const rows = await world.db.read
      .selectFrom('deliveries')
      .select('outcome')
      .where('type', '=', 'checkout.session.completed')
      .execute();
    expect(rows).toEqual([{ outcome: 'ignored' }]);
    expect(world.log()).not.toContain('A sweep failed');
  });

  test('ticketing that joins later brings its tables', async () => {
    const world = await withoutTicketing();
    await person(world);
    const db = openDatabase(world.deps.env.databaseUrl, schemasOf(features));
    try {
      expect(await migrate(db)).toEqual(Object.keys(ticketingSchema.migrations));
      expect(await schemaState(db)).toMatchObject({ pending: [], unknown: [] });
      expect(await db.read.selectFrom('events').selectAll().execute()).toEqual([]);
    } finally {
      await db.close();
    }
  });
});
