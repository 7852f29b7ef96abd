import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openDatabase } from '@ticket-hub/db';
import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, onTestFinished, test } from 'vitest';
import { runHub } from '../src/cli/hub.ts';
import { terminal } from '../src/cli/terminal.ts';
import { features, schemasOf } from '../src/features.ts';
import { hub } from './cli.ts';
import { failure } from './clients.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('a user is shown, exported, erased at Clerk and here, and not restored', async () => {
    const world = await startWorld(kind);
    const { users } = world.sandbox.clerk;
    const { id } = users.create({ emailAddress: 'ada@example.com', firstName: 'Ada' });
    const mallory = users.create({ firstName: 'M\u001b[2J\nbanned 0' });
    await world.delivered();
    expect((await hub(world.deps, 'user', 'show', id)).out).toContain('ada@example.com');
    expect((await hub(world.deps, 'user', 'show', mallory.id)).out).toContain('M\ufffd[2J\ufffdbanned 0');
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
});

test('a copy made while people sign up is complete as of one moment, and can be put in place', async () => {
  const world = await startWorld('sqlite');
  const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-backup-'));
  // The thread that erases may still be closing its files.
  onTestFinished(() => rmSync(directory, { recursive: true, force: true, maxRetries: 10 }));
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
  const db = openDatabase(`file:${restored}`, schemasOf(features));
  onTestFinished(() => db.close());
  expect(await db.read.selectFrom('users').selectAll().orderBy('clerk_id').execute()).toEqual(before);
  const ports = { ...world.deps.reconcilePorts, db };
  const reconciled = await hub(
    { ...world.deps, db, reconcilePorts: ports },
    'reconcile',
    '--max-deletes',
    '100',
    '--json',
  );
  // Clerk lists nobody any more: even with the brake raised, that is not believed.
  expect(JSON.parse(reconciled.out)).toMatchObject({ aborted: 'clerk_lists_nobody' });
  world.sandbox.clerk.users.create({ emailAddress: 'new@example.com' });
  const again = await hub({ ...world.deps, db, reconcilePorts: ports }, 'reconcile', '--max-deletes', '100', '--json');
  expect(JSON.parse(again.out)).toMatchObject({ deleted: 20, created: 1, aborted: null });
});

test('whatever words are off are answered with the usage and 2', async () => {
  const world = await startWorld('sqlite');
  for (const words of [
    [],
    ['frobnicate'],
    ['constructor'],
    ['reconcile', '--frobnicate'],
    ['reconcile', 'now'],
    ['reconcile', '--max-deletes', 'all'],
    ['reconcile', '--user', 'ada'],
    ['user'],
    ['user', 'show'],
    ['user', 'forget', 'user_1'],
    ['user', 'show', 'ada'],
    ['backup'],
    ['move'],
    ['move', 'file:x'],
    ['move', '--to', 'x'],
    ['move', '--to', 'file:x', '--cancel'],
    ['import', 'convex'],
    ['import', 'firebase', 'README.md'],
    ['import', 'convex', 'no-such.zip'],
    ['doctor', 'who'],
    ['refunds'],
    ['refunds', 'retry', 'all'],
  ]) {
    const { status, out, err } = await hub(world.deps, ...words);
    expect([status, out], words.join(' ')).toEqual([2, '']);
    expect(err, words.join(' ')).toContain('Usage: pnpm hub');
  }
});

test('each command says what it takes, without settings or a database', async () => {
  for (const name of ['migrate', 'reconcile', 'import', 'doctor', 'user', 'backup', 'move', 'refunds']) {
    const said: string[] = [];
    const options = {
      terminal: terminal({ write: (text: string) => said.push(text) }, { write() {} }, false),
      open: () => expect.unreachable('No settings are needed for help'),
      explain: () => undefined,
    };
    expect(await runHub([name, '--help'], options)).toBe(0);
    expect(said.join('')).toMatch(new RegExp(`^Usage: pnpm hub ${name}[^]*\\n\\n${name} .+\\.\n`));
  }
});

test.each([
  [['docter'], 'Unknown command docter; did you mean doctor?'],
  [['reconcile', '--dryrun'], 'Unknown option --dryrun; did you mean --dry-run?'],
  [['reconcile', '--frobnicate=1'], 'Unknown option --frobnicate\n'],
  [['user', 'erse', 'user_1'], 'Unknown word erse; did you mean erase?'],
])('%j is answered by naming the word that is off', async (words, said) => {
  const world = await startWorld('sqlite');
  expect((await hub(world.deps, ...words)).err).toContain(said);
});

test('the doctor groups what it finds, ends in a sentence, and is coloured on a terminal alone', async () => {
  const world = await startWorld('sqlite');
  const { out } = await hub(world.deps, 'doctor');
  expect(out.match(/^(Database|Vendors|Deliveries|Processes|Data)$/gm)).toHaveLength(5);
  expect(out).toMatch(/\n\nAll is well: \d+ checks passed\.$/);
  world.sandbox.clerk.api.fail({ status: 503, times: 1 });
  expect((await hub(world.deps, 'doctor')).out).toMatch(/\n\n1 of \d+ checks failed: Clerk\.$/);
  const streams = [{ write() {} }, { write() {} }] as const;
  expect(terminal(...streams, true).paint('red', 'Clerk')).toBe('\u001b[31mClerk\u001b[39m');
  expect(terminal(...streams, false).paint('red', 'Clerk')).toBe('Clerk');
});

test('Postgres databases are copied by their own tools', async () => {
  const world = await startWorld('postgres');
  expect(await hub(world.deps, 'backup', '/nowhere/copy.db')).toMatchObject({
    status: 2,
    err: expect.stringContaining('pg_dump'),
  });
});
