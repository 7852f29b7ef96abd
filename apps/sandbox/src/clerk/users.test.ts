import type { UserJSON } from '@clerk/backend';
import { expect, test } from 'vitest';
import { start, startWired } from '../../test/start.ts';

test('a user has every key that Clerk sends', async () => {
  const { clerk } = await start();
  const json = clerk.users.create({ emailAddress: 'ann@example.com', phoneNumber: '+4915112345678', firstName: 'Ann' });
  // Compiles only while the shape matches the SDK's.
  const asClerkHasIt: Omit<UserJSON, 'email_addresses' | 'phone_numbers'> = json;
  expect(asClerkHasIt).toMatchObject({
    id: expect.stringMatching(/^user_[0-9A-Za-z]{27}$/),
    object: 'user',
    first_name: 'Ann',
    last_name: null,
    username: null,
    has_image: false,
    banned: false,
    email_addresses: [
      { id: json.primary_email_address_id, email_address: 'ann@example.com', verification: { status: 'verified' } },
    ],
    phone_numbers: [{ id: json.primary_phone_number_id, phone_number: '+4915112345678' }],
    created_at: json.updated_at,
  });
});

test('every change moves the version, even within one millisecond', async () => {
  const { sandbox } = await startWired();
  const { users } = sandbox.clerk;
  const { id, updated_at: first } = users.create();
  const versions = [1, 2, 3].map((n) => users.update(id, { firstName: String(n) }).updated_at);
  expect(versions).toEqual([first + 1, first + 2, first + 3]);
});

test('what is left out stays, and null clears', async () => {
  const { clerk } = await start();
  const { id } = clerk.users.create({ firstName: 'Ann', lastName: 'Berg', emailAddress: 'ann@example.com' });
  clerk.users.update(id, { lastName: null });
  expect(clerk.users.get(id)).toMatchObject({ first_name: 'Ann', last_name: null, email_addresses: [{}] });
  clerk.users.update(id, { emailAddress: null });
  expect(clerk.users.get(id)).toMatchObject({ email_addresses: [], primary_email_address_id: null });
});

test('a new address replaces the primary one and leaves the others', async () => {
  const { clerk } = await start();
  const { id } = clerk.users.create({ emailAddresses: ['one@example.com', 'two@example.com'] });
  const user = clerk.users.update(id, { emailAddress: 'three@example.com' });
  expect(user.email_addresses.map((email) => email.email_address)).toEqual(['two@example.com', 'three@example.com']);
  expect(user.primary_email_address_id).toBe(user.email_addresses[1]?.id);
});

test('the primary address need not come first, need not be listed, need not be', async () => {
  const { clerk } = await start();
  const emailAddresses = [
    { id: 'idn_a', emailAddress: 'a@example.com' },
    { id: 'idn_b', emailAddress: 'b@example.com' },
  ];
  const second = clerk.users.create({ emailAddresses, primaryEmailAddressId: 'idn_b' });
  expect(second.primary_email_address_id).toBe('idn_b');
  expect(second.email_addresses.map(({ id }) => id)).toEqual(['idn_a', 'idn_b']);
  expect(clerk.users.create({ emailAddresses, primaryEmailAddressId: 'idn_x' }).primary_email_address_id).toBe('idn_x');
  expect(clerk.users.create({ emailAddresses, primaryEmailAddressId: null }).primary_email_address_id).toBeNull();
  expect(clerk.users.create({ emailAddresses }).primary_email_address_id).toBe('idn_a');
  expect(clerk.users.create({ username: 'ann' }).email_addresses).toEqual([]);
});

test('a list that keeps an address keeps its id, and what was primary stays so', async () => {
  const { clerk } = await start();
  const before = clerk.users.create({ emailAddress: 'ann@example.com' });
  const after = clerk.users.update(before.id, { emailAddresses: ['new@example.com', 'ann@example.com'] });
  expect(after.email_addresses[1]?.id).toBe(before.email_addresses[0]?.id);
  expect(after.primary_email_address_id).toBe(before.primary_email_address_id);
});

test('each change sends the event that Clerk would', async () => {
  const { sandbox, clock, receiver } = await startWired();
  const { users, outbox, instanceId } = sandbox.clerk;
  const { id } = users.create({ externalId: 'ext-1' });
  users.update(id, { firstName: 'Ann' });
  const updated = users.get(id);
  users.delete(id);
  await outbox.idle();

  const events = receiver.received.map(({ body }) => JSON.parse(body));
  expect(events.map(({ type }) => type)).toEqual(['user.created', 'user.updated', 'user.deleted']);
  expect(events[1]).toMatchObject({ object: 'event', instance_id: instanceId, timestamp: clock.now(), data: updated });
  expect(events[2].data).toEqual({ id, object: 'user', deleted: true, external_id: 'ext-1' });
});

test('copies are handed out: changing one changes nothing', async () => {
  const { clerk } = await start();
  const user = clerk.users.create({ firstName: 'Ann' });
  user.first_name = 'Eve';
  expect(clerk.users.get(user.id)?.first_name).toBe('Ann');
});

test('nobody can be changed who is not there, nor created twice', async () => {
  const { clerk } = await start();
  const { id } = clerk.users.create();
  expect(() => clerk.users.create({ id })).toThrow('already');
  expect(() => clerk.users.update('user_x', {})).toThrow('no user user_x');
  expect(() => clerk.users.delete('user_x')).toThrow('no user user_x');
});

test('deleting takes the sessions away, banning and deprovisioning revoke them, locking leaves them', async () => {
  const { clerk } = await start();
  const { users, sessions } = clerk;
  const [deleted, banned, locked, deprovisioned] = Array.from({ length: 4 }, () => sessions.create(users.create().id));
  users.delete(deleted?.user_id ?? '');
  users.update(banned?.user_id ?? '', { banned: true });
  users.update(locked?.user_id ?? '', { locked: true });
  expect(sessions.get(deleted?.id ?? '')).toBeUndefined();
  expect(sessions.get(banned?.id ?? '')?.status).toBe('revoked');
  users.update(deprovisioned?.user_id ?? '', { deprovisioned: true });
  expect(sessions.get(locked?.id ?? '')?.status).toBe('active');
  expect(sessions.get(deprovisioned?.id ?? '')?.status).toBe('revoked');
});
