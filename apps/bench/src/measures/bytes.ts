import SqliteFile from 'better-sqlite3';
import pg from 'pg';

export const ROWS = 100_000;

interface Bytes {
  user: number;
  delivery: number;
}

/** What a user's row and a ledger's row take with their indexes, when both tables are filled anew with texts as long as Clerk's. */
export async function measureBytes(database: string): Promise<Bytes> {
  return database.startsWith('postgres:') ? await onPostgres(database) : onSqlite(database);
}

/** Keys are random, as they are in life: pages of an index are then not full. */
function fill(random: (length: number) => string): string[] {
  const time = `'2026-01-05T12:00:00.000Z'`;
  const users = {
    ...{ id: random(36), clerk_id: random(32), email: random(24), email_hash: 'n', phone: random(12) },
    ...{ first_name: random(6), last_name: random(8), image_url: random(120), revision: random(36) },
    ...{ first_name_key: 'n % 251', last_name_key: 'n % 253' },
    ...{ clerk_updated_at: '1750000000000', created_at: time, updated_at: time },
  };
  const deliveries = {
    ...{ source: `'clerk'`, id: random(31), type: `'user.updated'`, subject: random(32), outcome: `'updated'` },
    ...{ attempts: '1', occurred_at: time, received_at: random(24) },
  };
  return Object.entries({ users, deliveries }).map(
    ([table, values]) =>
      `insert into ${table} (${Object.keys(values)}) select ${Object.values(values)} from numbers where n <= ${ROWS}`,
  );
}

function onSqlite(path: string): Bytes {
  const file = new SqliteFile(path);
  file.exec('delete from users; delete from deliveries; vacuum');
  const numbers = `with recursive numbers(n) as (select 1 union all select n + 1 from numbers where n < ${ROWS})`;
  for (const statement of fill((length) => `substr(hex(randomblob(${length})), 1, ${length})`))
    file.exec(`${numbers} ${statement}`);
  const size = file.prepare<[string], { bytes: number }>(
    'select sum(pgsize) as bytes from dbstat where name in (select name from sqlite_schema where tbl_name = ?)',
  );
  const each = (table: string) => Math.round((size.get(table)?.bytes ?? Number.NaN) / ROWS);
  const bytes = { user: each('users'), delivery: each('deliveries') };
  file.close();
  return bytes;
}

async function onPostgres(connectionString: string): Promise<Bytes> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  await client.query('truncate users cascade; truncate deliveries');
  const numbers = `with numbers (n) as (select generate_series(1, ${ROWS}))`;
  const word = 'md5(random()::text || n)';
  for (const statement of fill(
    (length) =>
      `left(${Array(Math.ceil(length / 32))
        .fill(word)
        .join(' || ')}, ${length})`,
  ))
    await client.query(`${numbers} ${statement}`);
  const each = async (table: string) => {
    const { rows } = await client.query('select pg_total_relation_size($1) as bytes', [table]);
    return Math.round(Number(rows[0].bytes) / ROWS);
  };
  const bytes = { user: await each('users'), delivery: await each('deliveries') };
  await client.end();
  return bytes;
}
