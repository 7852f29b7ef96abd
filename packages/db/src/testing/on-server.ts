import pg from 'pg';

/** Runs `work` on a connection of its own, as the superuser. */
export async function onServer<T>(
  socket: string,
  work: (client: pg.Client) => Promise<T>,
  database = 'postgres',
): Promise<T> {
  const client = new pg.Client({ host: socket, user: 'postgres', database });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}
