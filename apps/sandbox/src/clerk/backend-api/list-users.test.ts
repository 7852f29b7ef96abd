import { createClerkClient } from '@clerk/backend';
import { expect, test } from 'vitest';
import { startWired } from '../../../test/start.ts';

async function startList(count: number) {
  const { sandbox, clock } = await startWired();
  const { clerk, url } = sandbox;
  const client = createClerkClient({ secretKey: clerk.secretKey, apiUrl: url, telemetry: { disabled: true } });
  clerk.outbox.hold();
  const add = () => {
    clock.advance(1);
    return clerk.users.create().id;
  };
  const ids = Array.from({ length: count }, add);
  async function list(query: Record<string, string> = {}): Promise<string[]> {
    const headers = { authorization: `Bearer ${clerk.secretKey}` };
    const answer = await fetch(`${url}/v1/users?${new URLSearchParams(query)}`, { headers });
    expect(answer.status).toBe(200);
    return ((await answer.json()) as { id: string }[]).map(({ id }) => id);
  }
  return { clerk, clock, ids, add, list, users: client.users };
}

test('ten users come by default, the newest first', async () => {
  const { ids, list } = await startList(12);
  expect(await list()).toEqual(ids.toReversed().slice(0, 10));
});

test('the order can be turned round, also with a plus sign that was not escaped', async () => {
  const { ids, list, users } = await startList(3);
  expect(await list({ order_by: '+created_at' })).toEqual(ids);
  expect(await list({ order_by: ' created_at' })).toEqual(ids);
  expect(await list({ order_by: 'created_at' })).toEqual(ids);
  expect(await list({ order_by: '-created_at' })).toEqual(ids.toReversed());
  expect((await users.getUserList({ orderBy: '+created_at' })).data.map(({ id }) => id)).toEqual(ids);
});

test('users created in the same millisecond keep their order', async () => {
  const { clerk, list } = await startList(0);
  const ids = Array.from({ length: 20 }, () => clerk.users.create().id);
  expect(await list({ order_by: '+created_at', limit: '500' })).toEqual(ids);
});

test('an order by change puts the one changed last at the end', async () => {
  const { clerk, clock, ids, list } = await startList(3);
  clock.advance(1);
  clerk.users.update(ids[0] ?? '', { firstName: 'Ann' });
  expect(await list({ order_by: '+updated_at' })).toEqual([ids[1], ids[2], ids[0]]);
});

test('an offset and a limit cut out a page, and the end is an empty one', async () => {
  const { ids, list } = await startList(5);
  const order_by = '+created_at';
  expect(await list({ order_by, limit: '2', offset: '2' })).toEqual(ids.slice(2, 4));
  expect(await list({ order_by, limit: '2', offset: '5' })).toEqual([]);
});

test('offsets skip somebody when somebody before them is deleted, as at Clerk', async () => {
  const { clerk, ids, list } = await startList(6);
  const order_by = '+created_at';
  const first = await list({ order_by, limit: '3' });
  clerk.users.delete(ids[0] ?? '');
  const second = await list({ order_by, limit: '3', offset: '3' });
  expect([...first, ...second]).not.toContain(ids[3]);
});

test('a cursor skips nobody, whoever comes and goes during the walk', async () => {
  const { clerk, ids, add, list } = await startList(7);
  const seen = await list({ order_by: '+created_at', limit: '3' });
  clerk.users.delete(ids[0] ?? '');
  clerk.users.delete(ids[4] ?? '');
  const later = add();
  for (let page = seen; page.length > 0; seen.push(...page)) {
    page = await list({ order_by: '+created_at', limit: '3', starting_after: seen.at(-1) ?? '' });
  }
  expect(seen).toEqual([...ids.slice(0, 4), ...ids.slice(5), later]);
});

test('a cursor works in either order', async () => {
  const { ids, list } = await startList(4);
  expect(await list({ starting_after: ids[2] ?? '' })).toEqual([ids[1], ids[0]]);
});

test('a cursor that was deleted meanwhile is an error', async () => {
  const { clerk, ids, users } = await startList(4);
  clerk.users.delete(ids[1] ?? '');
  const params: { limit: number; startingAfter?: string } = { limit: 2, startingAfter: ids[1] ?? '' };
  await expect(users.getUserList(params)).rejects.toMatchObject({ status: 404 });
});

test('asking for ids leaves out those that nobody has', async () => {
  const { ids, users, list } = await startList(3);
  const found = await users.getUserList({ userId: [ids[2] ?? '', 'user_x', ids[0] ?? ''], limit: 100 });
  expect(found.data.map(({ id }) => id)).toEqual([ids[2], ids[0]]);
  expect(found.totalCount).toBe(2);
  expect(await list({ 'user_id[]': ids[1] ?? '' })).toEqual([ids[1]]);
});

test('users are found by address, number, name, external id, or a piece of any of these', async () => {
  const { clerk, users } = await startList(1);
  const params = { emailAddress: 'ann@example.com', phoneNumber: '+4915112345678', username: 'annb', externalId: 'e1' };
  const { id } = clerk.users.create({ ...params, firstName: 'Ann', lastName: 'Berg' });
  for (const filter of [
    { emailAddress: ['ann@example.com'] },
    { phoneNumber: ['+4915112345678'] },
    { username: ['annb'] },
    { externalId: ['e1'] },
    { query: 'ANN@' },
    { query: 'berg' },
  ]) {
    const found = await users.getUserList(filter);
    expect(found.data.map((user) => user.id)).toEqual([id]);
    expect(found.totalCount).toBe(1);
  }
});

test('users are found by when they were created', async () => {
  const { clock, ids, add, users } = await startList(2);
  const middle = clock.now() + 1;
  clock.advance(1);
  const later = add();
  expect((await users.getUserList({ createdAtAfter: middle })).data.map(({ id }) => id)).toEqual([later]);
  expect((await users.getUserList({ createdAtBefore: middle })).data.map(({ id }) => id)).toEqual(ids.toReversed());
});
