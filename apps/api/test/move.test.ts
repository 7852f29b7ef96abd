import { type MoveStep, move, openDatabase } from '@ticket-hub/db';
import { emptyDatabaseUrl } from '@ticket-hub/db/testing';
import { expect, onTestFinished, test } from 'vitest';
import { features, schemasOf } from '../src/features.ts';
import { prepareDatabase } from '../src/prepare-database.ts';
import { hub } from './cli.ts';
import { SECRET, startWorld, type World } from './world.ts';

/** A delivery of Clerk's that can be sent to several processes. */
function signed({ sandbox }: World, id: string) {
  const { event, outbox, users } = sandbox.clerk;
  const changed = { ...users.get(id), first_name: 'Augusta', updated_at: Date.now() + 1_000 };
  const { headers, body } = outbox.sign(event('user.updated', changed), { secrets: [SECRET] });
  return async (url: string) => {
    const response = await fetch(`${url}/webhooks/clerk`, { method: 'POST', headers, body });
    return { status: response.status, body: await response.json() };
  };
}

const ready = async ({ url }: World) => (await fetch(`${url}/ready`)).status;

test('a database is moved by the command: what the old one refuses the new one takes, and the way back is open', async () => {
  const world = await startWorld('sqlite');
  const { id } = world.sandbox.clerk.users.create({ emailAddress: 'ada@example.com', firstName: 'Ada' });
  await world.delivered();
  const target = await emptyDatabaseUrl('postgres');
  const secret = `${target}&password=s3cret`;

  const moved = await hub(world.deps, 'move', '--to', secret);
  expect(moved).toMatchObject({ status: 0, err: '', out: expect.stringContaining('set DATABASE_URL') });
  expect(moved.out).toMatch(/ 1 {2}[\da-f]+ {2}users$/m);
  expect(moved.out).not.toContain('s3cret');
  expect(moved.progress.at(-1)?.[0]).toBeGreaterThan(1);
  const again = await hub(world.deps, 'move', '--to', target, '--json');
  expect(JSON.parse(again.out)).toMatchObject({ moved: true, why: null, refusedMs: 0 });

  const deliver = signed(world, id);
  expect(await deliver(world.url)).toMatchObject({ status: 503, body: { error: { code: 'try_again' } } });
  expect(await ready(world)).toBe(503);
  const options = { log: world.deps.log, giveUpAfterMs: 0, signal: world.stop.signal };
  await expect(prepareDatabase(world.db, options)).rejects.toThrow('has been moved');
  expect(await hub(world.deps, 'doctor')).toMatchObject({ status: 1, out: expect.stringContaining('has been moved') });

  const next = await startWorld('postgres', { DATABASE_URL: target });
  expect(await ready(next)).toBe(200);
  expect(await deliver(next.url)).toMatchObject({ status: 200, body: { outcome: 'updated' } });
  expect((await hub(next.deps, 'user', 'show', id)).out).toContain('Augusta');
  expect(await hub(next.deps, 'move', '--to', 'file:elsewhere.db', '--cancel')).toMatchObject({ status: 2 });

  const other = await emptyDatabaseUrl('postgres');
  expect(await hub(world.deps, 'move', '--to', other)).toMatchObject({
    status: 1,
    err: expect.stringContaining('was moved to another one'),
  });
  expect((await hub(world.deps, 'move', '--cancel')).out).toContain('back in service');
  expect(await ready(world)).toBe(200);
  expect(await deliver(world.url)).toMatchObject({ status: 200, body: { outcome: 'updated' } });
  expect((await hub(world.deps, 'move', '--cancel')).out).toContain('There was no move');
});

test('the doctor tells of a move, and of writes that are refused because one was cut off', async () => {
  const world = await startWorld('sqlite');
  const target = openDatabase(await emptyDatabaseUrl('postgres'), schemasOf(features));
  onTestFinished(() => target.close());
  const said = new Map<MoveStep, Awaited<ReturnType<typeof hub>>>();
  const onStep = async (step: MoveStep) => void said.set(step, await hub(world.deps, 'doctor'));
  await move(world.db, target, { now: world.deps.now, signal: world.stop.signal, onStep, onProgress() {} });
  expect(said.get('prepare')).toMatchObject({ status: 0, out: expect.not.stringContaining('Move') });
  expect(said.get('copy')).toMatchObject({ status: 0, out: expect.stringContaining('Move: under way') });
  expect(said.get('check')).toMatchObject({ status: 1, out: expect.stringContaining('Move: writes are refused') });
});
