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

/** SQL for the n-th user; `padded` is `n` with leading zeros. */
function columnsOf(own: boolean, padded: (width: number) => string): Record<string, string> {
  const shared = {
    id: `'00000000-0000-7000-8000-' || ${padded(12)}`,
    clerk_id: `'user_bench' || ${padded(9)}`,
    email: `'ada.' || n || '@example.com'`,
    phone: `'+15555550100'`,
    first_name: `'Ada ' || n`,
    last_name: `'Lovelace'`,
    image_url: `'https://img.example.com/avatars/' || ${padded(9)}`,
    clerk_updated_at: '1750000000000',
    created_at: `'2025-06-15T15:06:40.000Z'`,
    updated_at: `'2025-06-15T15:06:40.000Z'`,
  };
  // Spread over the 24 bits of a hash, though not the hash itself: nobody is searched for by their address here.
  const hash = 'cast((n * 2654435761) % 16777216 as integer)';
  // Spread over the byte that the keys of names have.
  const keys = { first_name_key: 'n % 251', last_name_key: 'n % 253' };
  return own
    ? { ...shared, ...keys, email_hash: hash, revision: `'00000000-0000-4000-8000-' || ${padded(12)}` }
    : shared;
}

function loadSqlite(path: string, own: boolean, { from, to }: Range): void {
  const columns = columnsOf(own, (width) => `printf('%0${width}d', n)`);
  const file = new SqliteFile(path);
  file.pragma('synchronous = OFF');
  file.pragma('cache_size = -256000');
  file.exec(`with recursive numbers(n) as (select ${from} union all select n + 1 from numbers where n + 1 < ${to})
    insert into users (${Object.keys(columns)}) select ${Object.values(columns)} from numbers`);
  file.pragma('wal_checkpoint(TRUNCATE)');
  file.close();
}

async function loadPostgres(url: string, own: boolean, { from, to }: Range): Promise<void> {
  const columns = columnsOf(own, (width) => `lpad(n::text, ${width}, '0')`);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`insert into users (${Object.keys(columns)}) select ${Object.values(columns)}
    from generate_series(${from}::bigint, ${to}::bigint - 1) as numbers (n)`);
  await client.query('vacuum analyze users');
  await client.end();
}
