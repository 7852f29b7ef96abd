import { expect, test } from 'vitest';
import { clerkUser } from './clerk-user.ts';
import { contentOf } from './content.ts';

const minimal = { id: 'user_1', updated_at: 1 };
const content = (changes: object) => contentOf(clerkUser.parse({ ...minimal, ...changes }));

test('the primary address and phone are the ones Clerk names, not the first', () => {
  const user = {
    primary_email_address_id: 'idn_2',
    email_addresses: [
      { id: 'idn_1', email_address: 'first@example.com' },
      { id: 'idn_2', email_address: 'primary@example.com' },
    ],
    primary_phone_number_id: 'idn_4',
    phone_numbers: [
      { id: 'idn_3', phone_number: '+15550003' },
      { id: 'idn_4', phone_number: '+15550004' },
    ],
  };
  expect(content(user)).toMatchObject({ email: 'primary@example.com', phone: '+15550004' });
});

test('a primary id that is not in the list means that there is none', () => {
  const user = {
    primary_email_address_id: 'idn_9',
    email_addresses: [{ id: 'idn_1', email_address: 'a@example.com' }],
  };
  expect(content(user).email).toBeNull();
});

test('somebody with only a user name has no address, no phone and no name', () => {
  const user = { username: 'ada', first_name: null, last_name: null, email_addresses: [], phone_numbers: [] };
  expect(content(user)).toMatchObject({ email: null, phone: null, first_name: null, last_name: null });
});

test('missing keys count as null and unknown ones are ignored', () => {
  expect(content({ brand_new: { deep: true } })).toEqual({
    email: null,
    phone: null,
    first_name: null,
    last_name: null,
    image_url: null,
    banned: 0,
    username: null,
    external_id: null,
    email_verified: 0,
    public_metadata: null,
    signed_up_at: null,
  });
});

test.each([
  [false, false, 0],
  [true, false, 1],
  [false, true, 1],
  [true, true, 1],
  [null, undefined, 0],
])('banned %s and deprovisioned %s is one flag: %s', (banned, deprovisioned, flag) => {
  expect(content({ banned, deprovisioned }).banned).toBe(flag);
});

test('characters that no database can keep are left out', () => {
  expect(content({ first_name: 'A\0da', last_name: 'L\ud800' })).toMatchObject({
    first_name: 'Ada',
    last_name: 'L\ufffd',
  });
});

test.each([
  ['no id', { id: undefined }],
  ['an id of something else', { id: 'org_1' }],
  ['no version', { updated_at: undefined }],
  ['a version as text', { updated_at: '2026-01-01' }],
  ['a version with a fraction', { updated_at: 1.5 }],
  ['addresses that are no list', { email_addresses: {} }],
  ['an address without text', { email_addresses: [{ id: 'idn_1', email_address: null }] }],
  ['a name that is a number', { first_name: 7 }],
])('%s is refused', (_, changes) => {
  expect(clerkUser.safeParse({ ...minimal, ...changes }).success).toBe(false);
});

test('what Clerk knows besides is kept, but neither private nor unsafe metadata', () => {
  const user = {
    ...{ username: 'ada', external_id: 'crm-7', created_at: 1_740_830_400_000, last_sign_in_at: 1_767_571_200_000 },
    ...{
      public_metadata: { plan: 'pro', b: [{ z: 1, a: 2 }] },
      private_metadata: { iban: 'DE' },
      unsafe_metadata: { x: 1 },
    },
    primary_email_address_id: 'idn_1',
    email_addresses: [{ id: 'idn_1', email_address: 'a@example.com', verification: { status: 'unverified' } }],
  };
  expect(content(user)).toMatchObject({
    username: 'ada',
    external_id: 'crm-7',
    email_verified: 0,
    public_metadata: '{"b":[{"a":2,"z":1}],"plan":"pro"}',
    signed_up_at: '2025-03-01T12:00:00.000Z',
  });
  expect(JSON.stringify(clerkUser.parse({ ...minimal, ...user }))).not.toMatch(/private|unsafe|DE|last_sign_in/);
});

const deep: Record<string, unknown> = JSON.parse(`${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`);

test.each([
  ['metadata above 8 kB', { public_metadata: { note: 'é'.repeat(4_096) } }, { public_metadata: null }],
  ['metadata nested without end', { public_metadata: deep }, { public_metadata: null }],
  ['metadata that is none', { public_metadata: 'x' }, { public_metadata: null }],
  ['metadata that is empty', { public_metadata: {} }, { public_metadata: '{}' }],
  ['a user name that is too long', { username: 'a'.repeat(257) }, { username: null }],
  ['an external id that cannot be stored', { external_id: 'a\0b' }, { external_id: null }],
  ['a time of signing up beyond all dates', { created_at: 9e15 }, { signed_up_at: null }],
])('%s does not block an update', (_, changes, kept) => {
  expect(content({ first_name: 'Ada', banned: true, ...changes })).toMatchObject({ banned: 1, ...kept });
});
