import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { contentOf, type Event } from '../event.ts';
import { createTables } from '../postgres-tables.ts';
import type { UserRow } from '../record.ts';
import { readSettings } from '../settings.ts';
import { serve } from './serve.ts';

const CONTENT = ['email', 'phone', 'first_name', 'last_name', 'image_url', 'banned', 'clerk_updated_at'];
const COLUMNS = ['id', 'clerk_id', 'created_at', 'updated_at', 'deleted_at', ...CONTENT];

/** Named, hence prepared once a connection; one statement is one transaction and one round trip. */
const write = {
  name: 'write',
  text: `with claimed as (
      insert into deliveries (id, type, received_at) values ($1, $2, $3) on conflict do nothing returning id
    ), written as (
      insert into users (${COLUMNS})
      select $4, $5, $3, $3, $6, $7, $8, $9, $10, $11, $12::integer, $13::bigint from claimed
      on conflict (clerk_id) do update
      set ${['updated_at', 'deleted_at', ...CONTENT].map((name) => `${name} = excluded.${name}`)}
      where users.deleted_at is null
        and (excluded.deleted_at is not null or excluded.clerk_updated_at > users.clerk_updated_at)
    )
    select id from claimed`,
};
const find = { name: 'find', text: 'select * from users where clerk_id = $1 and deleted_at is null' };

const settings = readSettings();
await createTables(settings.database);
const pool = new pg.Pool({ connectionString: settings.database, max: 10 });

function contentValues(event: Event): (string | number | null)[] {
  if (event.type === 'user.deleted') return [null, null, null, null, null, 0, 0];
  return Object.values(contentOf(event.data));
}

serve(settings, {
  async find(clerkId) {
    const { rows } = await pool.query<UserRow>({ ...find, values: [clerkId] });
    return rows[0];
  },
  async apply(id, event) {
    const at = new Date().toISOString();
    const deletedAt = event.type === 'user.deleted' ? at : null;
    const values = [id, event.type, at, randomUUID(), event.data.id, deletedAt, ...contentValues(event)];
    const { rowCount } = await pool.query({ ...write, values });
    return rowCount === 1 ? 'applied' : 'duplicate';
  },
});
