import { expect, onTestFinished, test } from 'vitest';
import { onServer } from './on-server.ts';
import { startPostgresServer } from './postgres-server.ts';
import { startStandby } from './postgres-standby.ts';

test('a standby repeats its primary, not while it is paused, and has all that was answered when it is promoted', async () => {
  const primary = await startPostgresServer({ as: 'replicated' });
  onTestFinished(() => primary.stop());
  const standby = await startStandby(primary, { synchronous: true });
  onTestFinished(() => standby.stop());
  const ask = (socket: string, question: string) =>
    onServer(socket, async (client) => (await client.query<{ id: number }>(question)).rows.map(({ id }) => id));
  await ask(primary.socket, 'create table rows as select 1 as id');
  await expect.poll(() => ask(standby.socket, 'select * from rows').catch(() => [])).toEqual([1]);
  await standby.pause();
  await ask(primary.socket, 'insert into rows values (2)');
  expect(await ask(standby.socket, 'select * from rows')).toEqual([1]);
  await primary.end('SIGKILL');
  await standby.promote();
  await ask(standby.socket, 'insert into rows values (3)');
  expect(await ask(standby.socket, 'select * from rows order by id')).toEqual([1, 2, 3]);
});
