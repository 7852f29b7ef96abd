import { createHash } from 'node:crypto';
import SqliteFile from 'better-sqlite3';
import pg from 'pg';

export interface Range {
  from: number;
  to: number;
}

/** Inserts users into the tables that a server has made, past that server. Ours have some columns more. */
export async function loadUsers(database: string, own: boolean, range: Range): Promise<void> {
  if (database.startsWith('postgres:')) await loadPostgres(database, own, range);
  else loadSqlite(database, own, range);
}

interface Sql {
  /** `n` with leading zeros. */
  padded(width: number): string;
  /** The first bytes of a text's hash, as a number. */
  hash(text: string, bytes: number): string;
}

/**
 * SQL for the n-th user, as a delivery of theirs would have written it: the first change of a row is then like any later one.
 */
function columnsOf(own: boolean, { padded, hash }: Sql): Record<string, string> {
  const email = `'ada.' || n || '@example.com'`;
  const shared = {
    id: `'00000000-0000-7000-8000-' || ${padded(12)}`,
    clerk_id: `'user_bench' || ${padded(9)}`,
    email,
    phone: `'+15555550100'`,
    first_name: `'Ada ' || n`,
    last_name: `'Lovelace'`,
    image_url: `'https://img.example.com/avatars/' || ${padded(9)}`,
    clerk_updated_at: '1750000000000',
    created_at: `'2025-06-15T15:06:40.000Z'`,
    updated_at: `'2025-06-15T15:06:40.000Z'`,
  };
  const ours = {
    email_hash: hash(email, 3),
    first_name_key: hash(`'ada'`, 1),
    last_name_key: hash(`'lov'`, 1),
    email_verified: '1',
    signed_up_at: `'2025-06-15T15:06:40.000Z'`,
    revision: `'00000000-0000-4000-8000-' || ${padded(12)}`,
  };
  return own ? { ...shared, ...ours } : shared;
}

function loadSqlite(path: string, own: boolean, { from, to }: Range): void {
  const columns = columnsOf(own, {
    padded: (width) => `printf('%0${width}d', n)`,
    hash: (text, bytes) => `leading_bytes(${text}, ${bytes})`,
  });
  const file = new SqliteFile(path);
  file.function('leading_bytes', { deterministic: true }, (text, bytes) =>
    createHash('sha256').update(String(text)).digest().readUIntBE(0, Number(bytes)),
  );
  file.pragma('synchronous = OFF');
  file.pragma('cache_size = -256000');
  file.exec(`with recursive numbers(n) as (select ${from} union all select n + 1 from numbers where n + 1 < ${to})
    insert into users (${Object.keys(columns)}) select ${Object.values(columns)} from numbers`);
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
}

async function loadPostgres(url: string, own: boolean, { from, to }: Range): Promise<void> {
  const columns = columnsOf(own, {
    padded: (width) => `lpad(n::text, ${width}, '0')`,
    hash: (text, bytes) =>
      `('x' || left(encode(sha256(convert_to(${text}, 'UTF8')), 'hex'), ${2 * bytes}))::bit(${8 * bytes})::int`,
  });
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`insert into users (${Object.keys(columns)}) select ${Object.values(columns)}
    from generate_series(${from}::bigint, ${to}::bigint - 1) as numbers (n)`);
  await client.query('vacuum analyze users');
  await client.end();
}
