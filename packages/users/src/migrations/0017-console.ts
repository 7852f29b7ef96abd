import { createHash } from 'node:crypto';
import { type Kysely, sql } from 'kysely';
import type { Migration } from 'kysely/migration';

/** What an operator's console needs: users are found by their names, and a run of reconcile can be looked at. */
export const forConsole: Migration = { up };

interface Tables {
  users: {
    id: string;
    first_name: string | null;
    last_name: string | null;
    first_name_key: number | null;
    last_name_key: number | null;
  };
}

const ROWS_AT_ONCE = 1_000;

async function up(db: Kysely<Tables>): Promise<void> {
  await db.schema.alterTable('users').addColumn('first_name_key', 'integer').execute();
  await db.schema.alterTable('users').addColumn('last_name_key', 'integer').execute();
  await keepKeys(db);
  await db.schema.createIndex('users_by_first_name_key').on('users').columns(['first_name_key', 'id']).execute();
  await db.schema.createIndex('users_by_last_name_key').on('users').columns(['last_name_key', 'id']).execute();
  const ofRuns = [
    ['dry_run', 'integer'],
    ['total', 'integer'],
  ] as const;
  for (const [name, type] of ofRuns)
    await db.schema
      .alterTable('reconcile_runs')
      .addColumn(name, type, (col) => col.notNull().defaultTo(0))
      .execute();
}

/** A thousand rows a statement: a million take seconds. */
async function keepKeys(db: Kysely<Tables>): Promise<void> {
  for (let after = ''; ; ) {
    const rows = await db
      .selectFrom('users')
      .select(['id', 'first_name', 'last_name'])
      .where('id', '>', after)
      .orderBy('id')
      .limit(ROWS_AT_ONCE)
      .execute();
    const last = rows.at(-1);
    if (!last) return;
    const values = rows.map(
      (row) => sql`(cast(${row.id} as text), cast(${keyOf(row.first_name)} as integer),
        cast(${keyOf(row.last_name)} as integer))`,
    );
    await sql`update users set first_name_key = v.column2, last_name_key = v.column3
      from (values ${sql.join(values)}) as v where users.id = v.column1`.execute(db);
    after = last.id;
  }
}

function keyOf(name: string | null): number | null {
  const letters = (name ?? '').normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  const beginning = [...letters.replace(/[\s,]+/g, ' ').trim()].slice(0, 3).join('');
  return beginning === '' ? null : createHash('sha256').update(beginning).digest().readUInt8();
}
