import { transact } from '@ticket-hub/db';
import { databaseKinds, erasureLeftDue, migratedByNewerCode } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { lost } from './lost.ts';
import { SECRET, startWorld } from './world.ts';

test('doctor says what an engine lacks, and what is done without it', async () => {
  const able = await startWorld('postgres');
  expect((await hub(able.deps, 'doctor')).out).toMatch(/^✓ Database: postgres$/m);
  const { deps } = await startWorld('postgres', { DATABASE_LACKS: 'notify,sessionLock,transactionalDdl' });
  expect((await hub(deps, 'doctor')).out).toMatch(
    /^✓ Database: postgres; no notify: .*; no session lock: .*; no trans/m,
  );
});

describe.each(databaseKinds)('%s', (kind) => {
  test('doctor is content with a healthy system, and prints no secret', async () => {
    const world = await startWorld(kind);
    world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com' });
    await world.delivered();
    await world.deps.tallies.flush();
    await world.deps.heartbeat.beat();
    const { status, out } = await hub(world.deps, 'doctor');
    expect([status, out]).toEqual([0, expect.stringContaining('verified 1 today')]);
    expect(out).toContain(`Instance ${world.deps.heartbeat.id}: version unnamed, started 0 min ago`);
    for (const secret of [SECRET, world.sandbox.clerk.secretKey, 'ada@']) expect(out).not.toContain(secret);
  });

  test('doctor tells a key that Clerk refuses from a Clerk that gives no answer', async () => {
    const world = await startWorld(kind);
    const { api } = world.sandbox.clerk;
    const says = async () => (await hub(world.deps, 'doctor')).out.match(/✗ Clerk: (.*)/)?.[1];
    api.fail({ status: 401, times: 1 });
    expect(await says()).toContain('CLERK_SECRET_KEY');
    api.fail({ status: 503, times: 1 });
    expect(await says()).toContain('CLERK_API_URL');
    expect(await says()).toBeUndefined();
  });

  test('doctor fails and the metric is 1 when people come but no delivery does', async () => {
    const world = await startWorld(kind, { METRICS_TOKEN: 'metrics', ADMIN_USER_IDS: 'user_admin' });
    const [id = ''] = lost(world, 1);
    await world.client({ clerkId: id }).users.me.query();
    const doctor = await hub(world.deps, 'doctor', '--json');
    expect(doctor.status).toBe(1);
    const { ok, findings, health } = JSON.parse(doctor.out);
    expect(ok).toBe(false);
    expect(findings).toContainEqual(expect.objectContaining({ what: 'Silence', ok: false }));
    expect(health).toMatchObject({ silent: true, createdByFirstRequest: { lastHour: 1, lastDay: 1 } });

    const metrics = await fetch(`${world.url}/metrics`, { headers: { authorization: 'Bearer metrics' } });
    expect(await metrics.text()).toContain('\nwebhook_silent 1\n');

    world.sandbox.clerk.users.update(id, { firstName: 'Heard' });
    await world.delivered();
    expect((await hub(world.deps, 'doctor')).status).toBe(0);
  });

  test('doctor fails when a running process no longer hears of changes', async () => {
    const world = await startWorld(kind);
    const { heartbeat } = world.deps;
    await heartbeat.beat();
    await transact(world.db, (tx) => tx.updateTable('instances').set({ lag_ms: 60_000 }).execute());
    const { status, out } = await hub(world.deps, 'doctor');
    expect([status, out]).toEqual([1, expect.stringMatching(`✗ Instance ${heartbeat.id}: .* 60,000 ms`)]);
  });

  test('doctor refuses a database that newer code has migrated, and what runs goes on until it is replaced', async () => {
    const world = await startWorld(kind);
    await migratedByNewerCode(world.db);
    const { status, out } = await hub(world.deps, 'doctor');
    expect([status, out]).toEqual([1, expect.stringContaining('✗ Migrations: newer code has applied 9999-future')]);
    const ready = await fetch(`${world.url}/ready`);
    expect(ready.status).toBe(200);
    const migrating = await hub(world.deps, 'migrate');
    expect([migrating.status, migrating.err]).toEqual([1, expect.stringContaining('9999-future')]);
  });

  test('doctor, administrators and the metric see that somebody erased is still on the disk after half an hour', async () => {
    const world = await startWorld(kind, { METRICS_TOKEN: 'metrics', ADMIN_USER_IDS: 'user_admin' });
    world.sandbox.clerk.users.create({ id: 'user_admin' });
    await world.delivered();
    const seen = async () => {
      const doctor = await hub(world.deps, 'doctor');
      const { erasure } = await world.client({ clerkId: 'user_admin' }).admin.health.query();
      const metrics = await fetch(`${world.url}/metrics`, { headers: { authorization: 'Bearer metrics' } });
      const due = /^erasure_due_seconds (\d+)/m.exec(await metrics.text())?.[1];
      return { status: doctor.status, erasure, due: Number(due) };
    };
    expect(await seen()).toEqual({ status: 0, erasure: { dueSince: null, dueForSeconds: 0, overdue: false }, due: 0 });
    const dueSince = new Date(Date.now() - 31 * 60_000).toISOString();
    await erasureLeftDue(world.db, dueSince);
    const late = await seen();
    expect(late).toMatchObject({ status: 1, erasure: { dueSince, overdue: true } });
    expect(late.due).toBeGreaterThanOrEqual(31 * 60);
  });

  test('administrators see users, deliveries and health and can reconcile; others are refused', async () => {
    const world = await startWorld(kind, { ADMIN_USER_IDS: 'user_admin, user_other' });
    const { id } = world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com' });
    await world.delivered();
    await world.post('rubbish');
    lost(world, 2);
    world.sandbox.clerk.users.create({ id: 'user_admin' });
    await world.delivered();
    const { admin } = world.client({ clerkId: 'user_admin' });
    await world.deps.heartbeat.beat();
    expect(await admin.health.query()).toMatchObject({
      instances: [{ id: world.deps.heartbeat.id }],
      sources: [{ source: 'clerk', lastDay: { created: 2, failed: 1 } }],
    });
    expect(await admin.deliveries.query({ failed: true })).toMatchObject({
      deliveries: [{ error: 'invalid_payload' }],
    });
    expect(await admin.users.query({ query: 'ada@example.com' })).toMatchObject({ users: [{ clerkId: id }] });
    expect(await admin.reconcile.mutate({ dryRun: false })).toMatchObject({ created: 2 });
    const first = await admin.users.query({ limit: 2 });
    const second = await admin.users.query({ limit: 2, after: first.next ?? '' });
    expect([first.users.length, second.users.length, second.next]).toEqual([2, 2, null]);
    for (const page of [admin.users.query({ after: 'rubbish' }), admin.deliveries.query({ after: 'rubbish' })])
      expect(await failure(page)).toMatchObject({ code: 'BAD_REQUEST', message: 'This page does not exist' });
    for (const query of ['a\0@example.com', '\ud800'])
      expect(await failure(admin.users.query({ query }))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await failure(world.client({ clerkId: id }).admin.health.query())).toMatchObject({ code: 'FORBIDDEN' });
    world.sandbox.clerk.users.update('user_admin', { banned: true });
    await world.delivered();
    expect(await failure(admin.users.query({}))).toMatchObject({ code: 'FORBIDDEN' });
    world.sandbox.clerk.users.delete('user_admin');
    await world.delivered();
    expect(await failure(admin.users.query({}))).toMatchObject({ code: 'NOT_FOUND' });
  });

  test('metrics count requests, deliveries and signatures, and are for whoever has the token', async () => {
    const world = await startWorld(kind, { METRICS_TOKEN: 'metrics' });
    world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com' });
    await world.delivered();
    await world.post('{}', { tamper: 'signature' });
    await hub(world.deps, 'reconcile');
    await world.deps.heartbeat.beat();
    const read = (token: string) => fetch(`${world.url}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    expect((await read('wrong')).status).toBe(401);
    const text = await (await read('metrics')).text();
    for (const line of [
      /http_request_duration_seconds_count\{method="POST",route="\/webhooks\/clerk",status="200"\} 1/,
      /webhook_deliveries_total\{source="clerk",outcome="created"\} 1/,
      /webhook_lag_seconds_count\{source="clerk"\} 1/,
      /webhook_signatures_total\{source="clerk",secret="clerk secret [0-9a-f]{8}"\} 1/,
      /webhook_signatures_total\{source="clerk",secret="clerk signature refused"\} 1/,
      /webhook_last_delivery_timestamp_seconds\{source="clerk"\} \d+/,
      /reconcile_drift 0/,
      /reconcile_aborted 0/,
      new RegExp(`^ticket_hub_instance_info\\{instance="${world.deps.heartbeat.id}",version="unnamed"\\} 1$`, 'm'),
      /^live_lag_seconds \S/m,
      /process_cpu_seconds_total/,
    ]) {
      expect(text).toMatch(line);
    }
    expect((await fetch(`${(await startWorld(kind)).url}/metrics`)).status).toBe(404);
  });
});

test('doctor tells a key that Stripe refuses from a Stripe that cannot be reached', async () => {
  const wrong = await startWorld('sqlite', { STRIPE_SECRET_KEY: 'sk_test_s3cret' });
  const refused = await hub(wrong.deps, 'doctor');
  expect([refused.status, refused.out]).toEqual([1, expect.stringContaining('✗ Stripe: rejected STRIPE_SECRET_KEY (')]);
  expect(refused.out).not.toContain('s3cret');
  const away = await startWorld('sqlite', { STRIPE_API_URL: 'http://127.0.0.1:1' });
  const unreachable = await hub(away.deps, 'doctor');
  expect([unreachable.status, unreachable.out]).toEqual([1, expect.stringContaining('✗ Stripe: did not respond')]);
});
