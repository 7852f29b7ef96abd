import { type Kysely, sql } from 'kysely';
import { onTestFinished } from 'vitest';
import { type Database, openDatabase } from '../src/database.ts';
import { migrate } from '../src/migrate.ts';
import type { MoveOptions } from '../src/move/move-options.ts';
import type { Schema } from '../src/schema.ts';
import { type DatabaseKind, emptyDatabaseUrl } from '../src/testing/index.ts';
import { transact } from '../src/transact.ts';
import { notesSchema } from './notes.ts';

/** Tables with all that makes a copy hard: numbers as keys, keys of two columns, unique columns, references, booleans. */
export const hardSchema: Schema = { migrations: { '0002-hard': { up: createTables } }, personal: [] };

async function createTables(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('owners')
    .addColumn('id', 'integer', (col) => col.primaryKey())
    .addColumn('link', 'text', (col) => col.unique())
    .addColumn('large', 'bigint')
    .addColumn('allowed', 'boolean', (col) => col.notNull())
    .execute();
  await db.schema
    .createTable('items')
    .addColumn('run', 'text', (col) => col.notNull())
    .addColumn('who', 'text', (col) => col.notNull())
    .addColumn('owner', 'integer', (col) => col.references('owners.id'))
    .addColumn('active', 'integer', (col) => col.notNull())
    .addPrimaryKeyConstraint('items_primary', ['run', 'who'])
    .execute();
  await db.schema
    .createIndex('items_active')
    .unique()
    .on('items')
    .column('owner')
    .where(sql<boolean>`active = 1`)
    .execute();
}

const TABLES = ['notes', 'owners', 'items', 'leases'];
const OWNERS = 60;
/** More than are copied at once. */
const ITEMS = 1_300;

/** A database in use, and empty ones of the other kind, by name. What is opened is closed when the test ends. */
export async function moving(kind: DatabaseKind) {
  const other = kind === 'sqlite' ? 'postgres' : 'sqlite';
  const urls = new Map([['source', await emptyDatabaseUrl(kind)]]);
  const url = async (name: string) => {
    const found = urls.get(name) ?? (await emptyDatabaseUrl(other));
    urls.set(name, found);
    return found;
  };
  const open = async (name: string) => {
    const db = openDatabase(await url(name), [notesSchema, hardSchema]);
    onTestFinished(() => db.close());
    return db;
  };
  /** As a process of the application. */
  const app = await open('source');
  await migrate(app);
  await fill(app);
  return { url, open, app };
}

async function fill(db: Database): Promise<void> {
  const numbers = (count: number) => JSON.stringify(Array.from({ length: count }, (_, i) => i));
  const from = (count: number) =>
    db.kind === 'sqlite'
      ? sql`(select value as i from json_each(${numbers(count)})) as n`
      : sql`(select value::int as i from json_array_elements_text(${numbers(count)}::json)) as n`;
  await transact(db, async (tx) => {
    await sql`insert into owners (id, link, large, allowed)
      select i, 'link' || i, 9007199254740993 + i, i < 3 from ${from(OWNERS)}`.execute(tx);
    await sql`insert into items (run, who, owner, active)
      select 'first', 'who' || i, case when i < ${sql.lit(OWNERS)} then i end, 1 from ${from(ITEMS)}`.execute(tx);
    await tx
      .insertInto('notes')
      .values({ id: 'n', author: '', text: `ü😀'"\\\n`, written_at: 2 ** 41 })
      .execute();
  });
}

/** What an application does between two moments: adds, changes, exchanges what is unique, changes keys, deletes. */
export async function live(db: Database, turn: number): Promise<void> {
  const [a, b, own, old] = [turn % OWNERS, (turn + 1) % OWNERS, 1_000 + turn, 997 + turn];
  await transact(db, async (tx) => {
    await tx
      .insertInto('notes')
      .values({ id: `turn${turn}`, author: null, text: 'new' })
      .execute();
    await tx
      .updateTable('notes')
      .set({ written_at: turn })
      .where('id', '=', `turn${turn - 1}`)
      .execute();
    await tx
      .deleteFrom('notes')
      .where('id', '=', `turn${turn - 2}`)
      .execute();
    const { rows } = await sql<{ link: string }>`select link from owners where id in (${a}, ${b}) order by id`.execute(
      tx,
    );
    await sql`update owners set link = null, large = large + 1 where id = ${a}`.execute(tx);
    await sql`update owners set link = ${rows[a < b ? 0 : 1]?.link}, allowed = not allowed where id = ${b}`.execute(tx);
    await sql`update owners set link = ${rows[a < b ? 1 : 0]?.link} where id = ${a}`.execute(tx);
    await sql`insert into owners (id, link, allowed) values (${own}, ${`link${own}`}, true)`.execute(tx);
    await sql`update items set active = 0 where owner = ${b}`.execute(tx);
    await sql`insert into items (run, who, owner, active)
      values ('turn', ${`a${turn}`}, ${own}, 1), ('turn', ${`b${turn}`}, ${b}, 1)`.execute(tx);
    await sql`update items set who = ${`moved${turn}`} where run = 'first' and who = ${`who${turn + 100}`}`.execute(tx);
    await sql`delete from items where owner = ${old}`.execute(tx);
    await sql`delete from owners where id = ${old}`.execute(tx);
  });
}

/** Every field of every row, through nothing that moves it: a boolean is a number, and a large number a text. */
export async function content(db: Database): Promise<string[]> {
  const lines: string[] = [];
  for (const table of TABLES) {
    const large = table === 'owners' ? sql`, cast(large as text) as large` : sql``;
    const columns = table === 'owners' ? sql`id, link, allowed` : sql`*`;
    const { rows } = await sql<object>`select ${columns} ${large} from ${sql.table(table)}`.execute(db.read);
    const fields = (row: object) =>
      Object.entries(row)
        .map(([name, value]) => [name, typeof value === 'boolean' ? Number(value) : value])
        .toSorted();
    lines.push(...rows.map((row) => JSON.stringify([table, ...fields(row)])));
  }
  return lines.toSorted();
}

export const options = (changes: Partial<MoveOptions> = {}): MoveOptions => ({
  now: () => new Date('2026-01-01T00:00:00.000Z'),
  signal: new AbortController().signal,
  onStep() {},
  onProgress() {},
  ...changes,
});
