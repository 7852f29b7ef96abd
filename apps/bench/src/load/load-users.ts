import { createHash } from 'node:crypto';
import SqliteFile from 'better-sqlite3';
import pg from 'pg';
import { personId } from './person-id.ts';

export interface Range {
  from: number;
  to: number;
}

const SHARED = ['id', 'clerk_id', 'email', 'phone', 'first_name', 'last_name', 'image_url', 'clerk_updated_at'];
const TIMES = ['created_at', 'updated_at'];
const ROWS_AT_ONCE = 1_000;

/** Inserts users into the tables that a server has made, past that server. Ours have two columns more. */
export async function loadUsers(database: string, own: boolean, range: Range): Promise<void> {
  const columns = [...SHARED, ...TIMES, ...(own ? ['email_hash', 'revision'] : [])];
  const rows = (from: number) => {
    const count = Math.min(ROWS_AT_ONCE, range.to - from);
    return Array.from({ length: count }, (_, n) => columns.map((column) => rowOf(from + n)[column]));
  };
  if (database.startsWith('postgres:')) await loadPostgres(database, columns, { ...range, rows });
  else loadSqlite(database, columns, { ...range, rows });
}

type Value = string | number | null | undefined;

interface Source extends Range {
  rows(from: number): Value[][];
}

function loadSqlite(path: string, columns: string[], { from, to, rows }: Source): void {
  const file = new SqliteFile(path);
  file.pragma('synchronous = OFF');
  const insert = file.prepare(`insert into users (${columns}) values (${columns.map(() => '?')})`);
  const insertAll = file.transaction((batch: Value[][]) => {
    for (const row of batch) insert.run(row);
  });
  for (let n = from; n < to; n += ROWS_AT_ONCE) insertAll(rows(n));
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
}

async function loadPostgres(url: string, columns: string[], { from, to, rows }: Source): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  for (let n = from; n < to; n += ROWS_AT_ONCE) {
    const batch = JSON.stringify(rows(n).map((row) => Object.fromEntries(row.map((value, i) => [columns[i], value]))));
    await client.query(
      `insert into users (${columns}) select ${columns} from json_populate_recordset(null::users, $1)`,
      [batch],
    );
  }
  await client.query('vacuum analyze users');
  await client.end();
}

function rowOf(n: number): Record<string, Value> {
  const at = new Date(1_750_000_000_000 + n).toISOString();
  const email = `ada.${n}@example.com`;
  const hash = createHash('sha256').update(personId(n)).digest('hex');
  return {
    id: `${hash.slice(0, 8)}-${hash.slice(8, 12)}-7${hash.slice(13, 16)}-8${hash.slice(17, 20)}-${hash.slice(20, 32)}`,
    clerk_id: personId(n),
    email,
    email_hash: createHash('sha256').update(email).digest().readUIntBE(0, 3),
    phone: '+15555550100',
    first_name: `Ada ${n}`,
    last_name: 'Lovelace',
    image_url: `https://img.example.com/avatars/${personId(n)}`,
    revision: hash,
    clerk_updated_at: 1_750_000_000_000,
    created_at: at,
    updated_at: at,
  };
}
