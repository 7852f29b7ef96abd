import { existsSync, readFileSync } from 'node:fs';
import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { content, hardSchema, live, moving, options } from '../../test/moving.ts';
import { notesSchema } from '../../test/notes.ts';
import { DatabaseBusy } from '../busy.ts';
import { type Database, openDatabase } from '../database.ts';
import { DatabaseClosed, migrate } from '../migrate.ts';
import { databaseKinds } from '../testing/index.ts';
import { transact } from '../transact.ts';
import { cancelMove } from './cancel-move.ts';
import { move } from './move.ts';
import type { MoveStep } from './move-options.ts';
import { triggersOf } from './triggers.ts';

class Killed extends Error {}

/** In these, writes are refused. */
const refusing: MoveStep[] = ['check', 'finish', 'open'];

const write = (db: Database, id: string) => transact(db, (tx) => tx.insertInto('notes').values({ id }).execute());

describe.each(databaseKinds)('from %s', (kind) => {
  /** One run of the command, which is killed when `step` begins, or amid copying. */
  async function killedAt(
    step: MoveStep | 'amid',
    world: Awaited<ReturnType<typeof moving>>,
    between: () => Promise<void>,
  ) {
    const [source, target] = [await world.open('source'), await world.open('target')];
    // Nothing of this run reaches a database any more.
    const close = () => Promise.all([source.close(), target.close()]);
    let copied = 0;
    const run = move(
      source,
      target,
      options({
        async onStep(now) {
          await between();
          if (now !== step) return;
          await close();
          throw new Killed();
        },
        onProgress() {
          if (step === 'amid' && copied++ > 0) throw new Killed();
        },
      }),
    );
    await expect(run).rejects.toThrow(Killed);
    await close();
  }

  test('nothing is lost when the command is killed at each of its steps, while the application writes', async () => {
    const world = await moving(kind);
    let turn = 0;
    const between = async () => {
      await live(world.app, turn++).catch((error: unknown) => expect(error).toBeInstanceOf(DatabaseBusy));
    };
    for (const step of ['prepare', 'copy', 'amid', 'catch up', 'freeze', 'check', 'finish', 'open'] as const) {
      await killedAt(step, world, between);
      if (refusing.some((one) => one === step)) await expect(write(world.app, 'late')).rejects.toThrow(DatabaseBusy);
      else await between();
      if (step !== 'prepare') await expect(migrate(await world.open('target'))).rejects.toThrow(DatabaseClosed);
    }
    const target = await world.open('target');
    let moved = false;
    const run = move(await world.open('source'), target, options()).finally(() => {
      moved = true;
    });
    while (!moved) await between();
    const { tables } = await run;
    expect(turn).toBeGreaterThan(20);
    expect(tables.map(({ name }) => name)).toEqual(['audit', 'items', 'leases', 'notes', 'owners']);
    expect(await content(target)).toEqual(await content(world.app));
    await expect(move(await world.open('source'), target, options())).resolves.toMatchObject({ tables });
  });

  test('writes are refused as by a busy database once the last changes are applied, and possible in the target', async () => {
    const { app, open } = await moving(kind);
    const target = await open('target');
    const refused: MoveStep[] = [];
    const onStep = async (step: MoveStep) => {
      const error = await write(app, step).catch((failure: unknown) => failure);
      if (error instanceof DatabaseBusy) refused.push(step);
    };
    await move(await open('source'), target, options({ onStep }));
    expect(refused).toEqual(refusing);
    await expect(write(app, 'after')).rejects.toThrow(DatabaseBusy);
    await expect(migrate(app)).rejects.toThrow('has been moved');
    expect(await migrate(target)).toEqual([]);
    await write(target, 'after');
    const ids = sql<{ id: string }>`select id from notes where id <> 'n' order by id`;
    expect((await ids.execute(target.read)).rows.map(({ id }) => id)).toEqual([
      'after',
      'catch up',
      'copy',
      'freeze',
      'prepare',
    ]);
    // A row that refers to nobody: the target has its foreign keys.
    const orphan = sql`insert into items (run, who, owner, active) values ('x', 'x', 77777, 0)`;
    await expect(orphan.execute((await open('target')).write)).rejects.toThrow(/foreign key/i);
  });

  test('a copy that differs is not taken: the source goes on, and the table is named', async () => {
    const { app, open } = await moving(kind);
    const target = await open('target');
    const onStep = async (step: MoveStep) => {
      if (step === 'check') await sql`update notes set text = 'ü' where id = 'n'`.execute(target.migrations);
    };
    await expect(move(await open('source'), target, options({ onStep }))).rejects.toThrow('differ: notes');
    await write(app, 'after');
    await expect(migrate(target)).rejects.toThrow(DatabaseClosed);
  });

  test('a cancelled move leaves nothing in the source, however far it was', async () => {
    const { app, open } = await moving(kind);
    const before = await schemaOf(app);
    for (const step of ['check', undefined] as const) {
      const [source, target] = [await open('source'), await open(`${step}`)];
      const onStep = async (now: MoveStep) => {
        if (now !== step) return;
        // By somebody else, while the command runs.
        await cancelMove(app);
        await write(app, step);
      };
      const run = move(source, target, options({ onStep }));
      if (step === undefined) await run;
      else await expect(run).rejects.toThrow('cancelled');
      const state = await cancelMove(app);
      expect(state?.state).toBe(step === undefined ? 'moved' : undefined);
      await write(app, `${step} after`);
      expect(await schemaOf(app)).toEqual(before);
    }
    expect(await cancelMove(app)).toBeUndefined();
  });

  test('of two runs, the one that began last goes on, and the other cannot let writes in again', async () => {
    const { app, open } = await moving(kind);
    const [source, target] = [await open('source'), await open('target')];
    const reached = Promise.withResolvers<void>();
    const failed = Promise.withResolvers<void>();
    const second = async () =>
      await move(
        await open('source'),
        target,
        options({
          async onStep(step) {
            if (step !== 'check') return;
            reached.resolve();
            await failed.promise;
            await expect(write(app, 'between')).rejects.toThrow(DatabaseBusy);
          },
        }),
      );
    let done: Promise<unknown> | undefined;
    const onStep = async (step: MoveStep) => {
      if (step !== 'check') return;
      done = second();
      await Promise.race([reached.promise, done]);
    };
    await expect(move(source, await open('target'), options({ onStep }))).rejects.toThrow('taken over');
    failed.resolve();
    await done;
    expect(await content(target)).toEqual(await content(app));
  });

  test('what could not arrive as it is, or where something is already, is refused, and nothing is changed', async () => {
    const { app, open } = await moving(kind);
    const before = await schemaOf(app);
    const run = async (target: Database) => await move(await open('source'), target, options());
    await expect(run(app)).rejects.toThrow('from SQLite to Postgres');
    const full = await open('other');
    await migrate(full);
    await write(full, 'n');
    await expect(run(full)).rejects.toThrow('not empty: its table notes');
    const target = await open('target');
    await sql`create table loose (word text)`.execute(app.migrations);
    await expect(run(target)).rejects.toThrow('no column loose.word');
    expect((await triggersOf(app.migrations, kind)).size).toBe(0);
    await sql`create table loose (word text)`.execute(target.migrations);
    await expect(run(target)).rejects.toThrow('loose has no primary key');
    await sql`drop table loose`.execute(app.migrations);
    expect(await schemaOf(app)).toEqual(before);
  });
});

async function schemaOf({ migrations }: Database): Promise<unknown> {
  const tables = await migrations.introspection.getTables();
  return tables.map(({ name }) => name).toSorted();
}

test('an engine on which changes could be missed is no source', async () => {
  const { app, open, url } = await moving('postgres');
  const source = openDatabase(await url('source'), [notesSchema, hardSchema], { lacks: ['transactionalDdl'] });
  await expect(move(source, await open('target'), options())).rejects.toThrow('can only be moved to');
  expect((await triggersOf(app.migrations, 'postgres')).size).toBe(0);
  await source.close();
});

test('what was deleted while it was being moved to SQLite is not in the file', async () => {
  const { app, open, url } = await moving('postgres');
  const secret = 'Xylophonia';
  const ids = Array.from({ length: 300 }, (_, i) => `p${i}`);
  const people = ids.map((id) => ({ id, author: `${secret}@example.com`, text: `${secret} `.repeat(20) }));
  await transact(app, (tx) => tx.insertInto('notes').values(people).execute());
  const target = await open('target');
  const path = (await url('target')).slice('file:'.length);
  const onStep = async (step: MoveStep) => {
    if (step !== 'catch up') return;
    expect(tracesIn(path, secret)).toBeGreaterThan(300);
    await transact(app, (tx) =>
      tx.updateTable('notes').set({ author: null, text: 'p' }).where('id', '<', 'p2').execute(),
    );
    await transact(app, (tx) => tx.deleteFrom('notes').where('id', 'like', 'p%').execute());
  };
  await move(await open('source'), target, options({ onStep }));
  await target.close();
  expect(tracesIn(path, secret)).toBe(0);
});

function tracesIn(path: string, secret: string): number {
  return [path, `${path}-wal`]
    .filter(existsSync)
    .reduce((sum, file) => sum + readFileSync(file).toString('latin1').split(secret).length - 1, 0);
}
