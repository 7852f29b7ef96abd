import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { SECRET, startWorld, type World } from './world.ts';

/** People at Clerk whose deliveries never came. */
function lost(world: World, n: number) {
  const { outbox, users } = world.sandbox.clerk;
  outbox.inject({ kind: 'drop' }, n);
  return Array.from({ length: n }, (_, i) => users.create({ emailAddress: `lost${i}@example.com` }).id);
}

describe.each(databaseKinds)('%s', (kind) => {
  test('reconcile brings in who was lost, and prints one JSON object when asked', async () => {
    const world = await startWorld(kind);
    lost(world, 12);
    const dry = await hub(world.deps, 'reconcile', '--dry-run', '--json');
    const counts = { checked: 12, created: 12, updated: 0, deleted: 0, unchanged: 0, drift: 12, aborted: null };
    expect([dry.status, JSON.parse(dry.out)]).toEqual([0, { dryRun: true, ...counts }]);
    const real = await hub(world.deps, 'reconcile', '--json');
    expect([real.status, JSON.parse(real.out)]).toEqual([0, { dryRun: false, ...counts }]);
    expect(real.progress.at(-1)).toEqual([12, 12]);
    const people = await hub(world.deps, 'reconcile');
    expect(people.out).toMatch(/12 {2}checked\n.*\n.*\n.*\n *12 {2}unchanged\n *0 {2}differed from Clerk/);
  });

  test('a reconcile that finds another under way waits for it', async () => {
    const world = await startWorld(kind);
    lost(world, 3);
    const both = await Promise.all([hub(world.deps, 'reconcile', '--json'), hub(world.deps, 'reconcile', '--json')]);
    expect(both.map(({ status }) => status)).toEqual([0, 0]);
    expect(both.map(({ out }) => JSON.parse(out).created).toSorted()).toEqual([0, 3]);
  });

  test('reconcile of one user, and its exit status when Clerk gives no answer', async () => {
    const world = await startWorld(kind);
    const [id = ''] = lost(world, 2);
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--user', id, '--json')).out)).toMatchObject({ created: 1 });
    world.sandbox.clerk.api.fail({ status: 401 });
    const refused = await hub(world.deps, 'reconcile');
    expect(refused.status).toBe(1);
    expect(refused.out).toContain('nobody was deleted');
  });

  test('reconcile through Clerk deletes the gone, and stops at the brake', async () => {
    const world = await startWorld(kind);
    const { outbox, users } = world.sandbox.clerk;
    const ids = Array.from({ length: 8 }, (_, i) => users.create({ emailAddress: `a${i}@example.com` }).id);
    await world.delivered();
    outbox.inject({ kind: 'drop' }, 6);
    for (const id of ids.slice(0, 6)) users.delete(id);
    await world.delivered();
    const braked = await hub(world.deps, 'reconcile', '--json');
    expect([braked.status, JSON.parse(braked.out)]).toEqual([
      1,
      expect.objectContaining({ aborted: 'too_many_deletes', deleted: 0 }),
    ]);
    const raised = await hub(world.deps, 'reconcile', '--max-deletes', '100', '--json');
    expect([raised.status, JSON.parse(raised.out)]).toEqual([
      0,
      expect.objectContaining({ aborted: null, deleted: 6, drift: 6 }),
    ]);
  });

  test('a Clerk whose keys do not hold ours is another instance', async () => {
    const world = await startWorld(kind);
    lost(world, 1);
    world.sandbox.clerk.api.fail({ status: 200, body: '{"keys":[]}', path: '/v1/jwks' });
    const refused = await hub(world.deps, 'reconcile', '--json');
    expect([refused.status, JSON.parse(refused.out)]).toEqual([
      1,
      expect.objectContaining({ aborted: 'another_instance' }),
    ]);
    const doctor = await hub(world.deps, 'doctor');
    expect(doctor.status).toBe(1);
    expect(doctor.out).toContain('do not belong together');
  });

  test('reconcile waits as long as Clerk says, and goes on', async () => {
    const world = await startWorld(kind);
    lost(world, 3);
    world.sandbox.clerk.api.fail({ status: 429, retryAfter: 1, times: 1 });
    const began = performance.now();
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--json')).out)).toMatchObject({ created: 3, aborted: null });
    expect(performance.now() - began).toBeGreaterThan(900);
  });

  test.each([
    [[]],
    [['frobnicate']],
    [['constructor']],
    [['reconcile', '--frobnicate']],
    [['reconcile', 'now']],
    [['reconcile', '--max-deletes', 'all']],
    [['reconcile', '--user', 'ada']],
    [['user']],
    [['user', 'show']],
    [['user', 'forget', 'user_1']],
    [['user', 'show', 'ada']],
    [['backup']],
    [['doctor', 'who']],
    [['refunds']],
    [['refunds', 'retry', 'all']],
  ])('%j is answered with the usage and 2', async (words) => {
    const world = await startWorld(kind);
    const { status, out, err } = await hub(world.deps, ...words);
    expect([status, out]).toEqual([2, '']);
    expect(err).toContain('Usage: pnpm hub');
  });

  test('doctor is content with a healthy system, and prints no secret', async () => {
    const world = await startWorld(kind);
    world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com' });
    await world.delivered();
    await world.deps.tallies.flush();
    const { status, out } = await hub(world.deps, 'doctor');
    expect([status, out]).toEqual([0, expect.stringContaining('verified 1 today')]);
    for (const secret of [SECRET, world.sandbox.clerk.secretKey, 'ada@']) expect(out).not.toContain(secret);
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

  test('a user is shown, exported, erased at Clerk and here, and not restored', async () => {
    const world = await startWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com', firstName: 'Ada' });
    await world.delivered();
    expect((await hub(world.deps, 'user', 'show', id)).out).toContain('ada@example.com');
    expect((await hub(world.deps, 'user', 'show', 'user_nobody')).status).toBe(1);
    const exported = JSON.parse((await hub(world.deps, 'user', 'export', id)).out);
    expect(exported).toMatchObject({
      user: { clerk_id: id, first_name: 'Ada' },
      deliveries: [{ outcome: 'created' }],
      accounts: [],
      tickets: [],
    });

    world.sandbox.clerk.outbox.inject({ kind: 'drop' });
    const erased = await hub(world.deps, 'user', 'erase', id, '--json');
    expect(JSON.parse(erased.out)).toMatchObject({
      clerk: 'deleted',
      outcome: 'deleted',
      dependents: { deliveries: 1 },
    });
    expect(world.sandbox.clerk.users.get(id)).toBeUndefined();
    expect((await hub(world.deps, 'user', 'export', id)).out).not.toContain('ada@');
    expect(await hub(world.deps, 'user', 'restore', id)).toMatchObject({
      status: 1,
      err: expect.stringContaining('does not know'),
    });
  });

  test('while Clerk cannot delete somebody, nothing is erased', async () => {
    const world = await startWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com' });
    await world.delivered();
    world.sandbox.clerk.api.fail({ status: 401 });
    expect(await hub(world.deps, 'user', 'erase', id)).toMatchObject({
      status: 1,
      err: expect.stringContaining('Nothing'),
    });
    expect(await world.client({ clerkId: id }).users.me.query()).toMatchObject({ email: 'ada@example.com' });
  });

  test('a wrong deletion is undone, when Clerk still knows the user', async () => {
    const world = await startWorld(kind);
    const { id } = world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com' });
    await world.delivered();
    await world.internal().users.deleteUser.mutate({ clerkId: id });
    const me = () => world.client({ clerkId: id }).users.me.query();
    expect(await failure(me())).toMatchObject({ code: 'NOT_FOUND' });
    expect(JSON.parse((await hub(world.deps, 'reconcile', '--json')).out)).toMatchObject({ drift: 0 });
    expect(await hub(world.deps, 'user', 'restore', id)).toMatchObject({ status: 0 });
    expect(await me()).toMatchObject({ email: 'ada@example.com' });
    expect((await hub(world.deps, 'user', 'restore', id)).out).toContain('not deleted');
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
    expect(await admin.health.query()).toMatchObject({
      sources: [{ source: 'clerk', lastDay: { created: 2, failed: 1 } }],
    });
    expect(await admin.deliveries.query({ failed: true })).toMatchObject({
      deliveries: [{ error: 'invalid_payload' }],
    });
    expect(await admin.users.query({ query: 'ada@example.com' })).toMatchObject({ users: [{ clerkId: id }] });
    expect(await admin.reconcile.mutate({ dryRun: false })).toMatchObject({ created: 2 });
    const first = await admin.users.query({ limit: 2 });
    const second = await admin.users.query({ limit: 2, cursor: first.nextCursor ?? '' });
    expect([first.users.length, second.users.length, second.nextCursor]).toEqual([2, 2, null]);
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
      /process_cpu_seconds_total/,
    ]) {
      expect(text).toMatch(line);
    }
    expect((await fetch(`${(await startWorld(kind)).url}/metrics`)).status).toBe(404);
  });
});

test('a copy made while people sign up is complete as of one moment, and can be put in place', async () => {
  const world = await startWorld('sqlite');
  const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-backup-'));
  onTestFinished(() => rmSync(directory, { recursive: true }));
  const copy = join(directory, 'copy.db');
  for (let i = 0; i < 20; i++) world.sandbox.clerk.users.create({ emailAddress: `a${i}@example.com` });
  await world.delivered();
  const before = await world.db.read.selectFrom('users').selectAll().orderBy('clerk_id').execute();
  expect(await hub(world.deps, 'backup', copy)).toMatchObject({ status: 0, out: expect.stringContaining('bytes') });
  expect((await hub(world.deps, 'backup', copy)).status).toBe(2);
  for (const user of world.sandbox.clerk.users.all()) world.sandbox.clerk.users.delete(user.id);
  await world.delivered();

  const restored = join(directory, 'restored.db');
  copyFileSync(copy, restored);
  expect(existsSync(`${restored}-wal`)).toBe(false);
  const db = openDatabase(`file:${restored}`);
  onTestFinished(() => db.close());
  expect(await db.read.selectFrom('users').selectAll().orderBy('clerk_id').execute()).toEqual(before);
  const means = { ...world.deps.reconcileMeans, db };
  const reconciled = await hub(
    { ...world.deps, db, reconcileMeans: means },
    'reconcile',
    '--max-deletes',
    '100',
    '--json',
  );
  // Clerk lists nobody any more: even with the brake raised, that is not believed.
  expect(JSON.parse(reconciled.out)).toMatchObject({ aborted: 'clerk_lists_nobody' });
  world.sandbox.clerk.users.create({ emailAddress: 'new@example.com' });
  const again = await hub({ ...world.deps, db, reconcileMeans: means }, 'reconcile', '--max-deletes', '100', '--json');
  expect(JSON.parse(again.out)).toMatchObject({ deleted: 20, created: 1, aborted: null });
});

test('Postgres databases are copied by their own tools', async () => {
  const world = await startWorld('postgres');
  expect(await hub(world.deps, 'backup', '/nowhere/copy.db')).toMatchObject({
    status: 2,
    err: expect.stringContaining('pg_dump'),
  });
});
