import pg from 'pg';
import { peerSchema } from './schema.ts';

export async function createTables(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(peerSchema);
  await client.end();
}
