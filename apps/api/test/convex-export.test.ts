import type { FormerUser } from '@ticket-hub/users';
import { describe, expect, test } from 'vitest';
import { openUsersTable } from '../src/vendors/convex/users-table.ts';
import { encode, exportOf, type Value } from './convex/export.ts';
import { exportFile, fileOf } from './convex/export-file.ts';
import { zipOf } from './convex/zip.ts';

const ada = {
  _id: 'j57a',
  _creationTime: 1716883200000.123,
  userId: 'user_ada',
  name: 'Ada',
  email: 'ada@example.com',
};
const bob = { _id: 'j57b', _creationTime: 1716883200001, userId: 'user_bob', name: 'Bob', stripeConnectId: 'acct_bob' };

async function read(path: string, { table = 'users', clerkIdField }: { table?: string; clerkIdField?: string } = {}) {
  using users = await openUsersTable(path, { table, clerkIdField });
  const all = async () => {
    const found: FormerUser[] = [];
    for await (const user of users.read()) found.push(user);
    return found;
  };
  const { file, clerkIdField: field } = users;
  return { file, field, users: await all(), again: await all() };
}

const refusal = (path: string, where = {}) =>
  read(path, where).then(
    () => undefined,
    (error: Error) => `${error.name}: ${error.message}`,
  );

describe.each([{}, { zip64: true }])('%o', (options) => {
  test('the users of either shape are found, and nothing is read but what Clerk does not know', async () => {
    const components = { auth: { users: [{ _id: 'x1', _creationTime: 1.5, userId: 'user_x' }] } };
    const ticketHub = exportFile(
      { tables: { events: [{ _id: 'e1', userId: 'user_ada' }], users: [ada, bob] }, components },
      options,
    );
    const users = [
      { line: 1, oldId: 'j57a', clerkId: 'user_ada', stripeConnectId: null, joinedAt: '2024-05-28T08:00:00.000Z' },
      {
        line: 2,
        oldId: 'j57b',
        clerkId: 'user_bob',
        stripeConnectId: 'acct_bob',
        joinedAt: '2024-05-28T08:00:00.001Z',
      },
    ];
    expect(await read(ticketHub)).toEqual({ file: 'users/documents.jsonl', field: 'userId', users, again: users });
    const component = await read(ticketHub, { table: '_components/auth/users' });
    expect(component.users.map(({ oldId }) => oldId)).toEqual(['x1']);

    const { userId: clerkId, ...rest } = ada;
    const repacked = { tables: { users: [{ ...rest, clerkId }] }, components, folder: 'snapshot/' };
    const questHunter = fileOf(zipOf([...exportOf(repacked)].toReversed(), options));
    expect(await read(questHunter)).toMatchObject({
      file: 'snapshot/users/documents.jsonl',
      field: 'clerkId',
      users: [users[0]],
    });
    const people = [
      { ...rest, tokenIdentifier: `https://x.clerk.accounts.dev|${clerkId}` },
      { ...rest, stripeConnectId: '' },
    ];
    const others = exportFile({ tables: { people } }, options);
    expect((await read(others, { table: 'people', clerkIdField: 'tokenIdentifier' })).users).toEqual([
      users[0],
      { ...users[0], line: 2, clerkId: null },
    ]);
  });
});

test('values of every type of Convex are passed over', async () => {
  const odd: Value = {
    ...ada,
    ...{ integer: 9_223_372_036_854_775_807n, negative: -0, tiny: 1e-300, nan: Number.NaN, endless: -Infinity },
    ...{
      bytes: Uint8Array.of(0, 255),
      nested: { list: [1, 2n, null, true, 'Zoë\u2028👩‍🚀\n"'], stripeConnectId: 'acct_not' },
    },
  };
  expect(encode(odd)).toContain(
    '"integer":9223372036854775807,"negative":0.0,"tiny":1e-300,"nan":{"$float":"AAAAAAAA+H8="}',
  );
  // Long enough for characters to be split between chunks.
  const many = Array.from({ length: 3_000 }, (_, i) => ({ ...odd, _id: `j${i}`, name: '👩‍🚀'.repeat(i % 50) }));
  const { users } = await read(exportFile({ tables: { users: many } }));
  expect(users).toHaveLength(3_000);
  expect(users.at(-1)).toMatchObject({ line: 3_000, oldId: 'j2999', clerkId: 'user_ada', stripeConnectId: null });
  expect(await read(exportFile({ tables: { users: [] } }))).toMatchObject({ users: [] });
});

test('what is no export of today is refused with a word, and by its line', async () => {
  const lines = (...texts: string[]) =>
    fileOf(
      zipOf([
        ...exportOf({ tables: {} }),
        ['users/documents.jsonl', texts.join('\n')],
        ['users/generated_schema.jsonl', '"uniform"'],
      ]),
    );
  const file = Buffer.from(
    zipOf(exportOf({ tables: { users: Array.from({ length: 500 }, (_, i) => ({ ...ada, _id: `j${i}` })) } })),
  );
  const damaged = Buffer.from(file);
  const at = damaged.indexOf('users/documents.jsonl');
  for (let i = 0; i < 40; i++) damaged[at + 200 + i] = 0x5a;
  // In the directory, 30 bytes before the name.
  const otherSum = Buffer.from(file);
  const sum = otherSum.lastIndexOf('users/documents.jsonl') - 30;
  otherSum.writeUInt8(otherSum.readUInt8(sum) ^ 1, sum);
  const refusals = {
    old: await refusal(exportFile({ tables: { users: [ada] }, schema: '{"type":"Object","fields":[]}' })),
    otherTable: await refusal(
      exportFile({ tables: { people: [ada], events: [] }, components: { auth: { users: [ada] } } }),
    ),
    otherField: await refusal(exportFile({ tables: { users: [{ ...ada, userId: 'ada' }] } })),
    noZip: await refusal(fileOf(Buffer.from('{"users":[]}'))),
    otherZip: await refusal(fileOf(zipOf([['users/documents.jsonl', encode(ada)]]))),
    truncated: await refusal(fileOf(file.subarray(0, -100))),
    damaged: await refusal(fileOf(damaged)),
    otherSum: await refusal(fileOf(otherSum)),
    noJson: await refusal(lines(encode(ada), '', '{"_id":"secret@example.com"')),
    noDocument: await refusal(lines(encode(ada), '[]')),
    noId: await refusal(lines(encode(ada), encode({ ...bob, _id: null }))),
    noTime: await refusal(lines(encode({ ...ada, _creationTime: Number.NaN }))),
  };
  expect(refusals).toEqual({
    old: expect.stringContaining(
      'users/generated_schema.jsonl does not say "uniform": the export is in Convex\'s old format',
    ),
    otherTable: expect.stringContaining('There is no table users. There are: people, events, _components/auth/users.'),
    otherField: expect.stringContaining(
      'nobody has a Clerk id in clerkId or userId. Name another field with --clerk-id-field',
    ),
    noZip: expect.stringMatching(/The file cannot be read: .*[^.]$/),
    otherZip: expect.stringContaining('not a Convex export'),
    truncated: expect.stringContaining('The file cannot be read: '),
    damaged: expect.stringMatching(/users\/documents.jsonl (cannot be read|is damaged|: line)/),
    otherSum: 'ExportRefused: users/documents.jsonl is damaged',
    noJson: 'ExportRefused: users/documents.jsonl: line 3 is not a document',
    noDocument: 'ExportRefused: users/documents.jsonl: line 2 is not a document',
    noId: 'ExportRefused: users/documents.jsonl: line 2 has no _id that makes sense',
    noTime: 'ExportRefused: users/documents.jsonl: line 1 has no _creationTime that makes sense',
  });
});
