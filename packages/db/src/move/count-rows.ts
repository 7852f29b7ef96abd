import { sql } from 'kysely';
import type { Database } from '../database.ts';
import type { MovedTable } from './moved-table.ts';

export async function countRows({ migrations }: Database, tables: readonly MovedTable[]): Promise<number> {
  let count = 0;
  for (const { name } of tables) {
    const { rows } = await sql<{ count: number }>`select count(*) as count from ${sql.table(name)}`.execute(migrations);
    count += rows[0]?.count ?? 0;
  }
  return count;
}
