import { createClerkClient } from '@clerk/backend';
import { expect, test } from 'vitest';
import { start } from '../../../test/start.ts';

async function startClient() {
  const { clerk, url } = await start();
  const client = createClerkClient({ secretKey: clerk.secretKey, apiUrl: url, telemetry: { disabled: true } });
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/v1${path}`, { ...init, headers: { authorization: `Bearer ${clerk.secretKey}` } });
  return { clerk, url, users: client.users, ask };
}

test('the SDK reads a user', async () => {
  const { clerk, users } = await startClient();
  const { id } = clerk.users.create({ firstName: 'Ann', lastName: 'Berg', emailAddress: 'ann@example.com' });
  const user = await users.getUser(id);
  expect(user).toMatchObject({ id, fullName: 'Ann Berg', primaryEmailAddress: { emailAddress: 'ann@example.com' } });
  expect(user.raw).toEqual(clerk.users.get(id));
});

test('the SDK lists and counts users', async () => {
  const { clerk, users } = await startClient();
  for (let i = 0; i < 12; i += 1) clerk.users.create();
  const { data, totalCount } = await users.getUserList();
  expect(data).toHaveLength(10);
  expect(totalCount).toBe(12);
});

test('the SDK creates, changes and deletes users, and each sends its event', async () => {
  const { clerk, users } = await startClient();
  const { id } = await users.createUser({
    emailAddress: ['ann@example.com'],
    phoneNumber: ['+4915112345678'],
    firstName: 'Ann',
  });
  expect(clerk.users.get(id)).toMatchObject({
    first_name: 'Ann',
    email_addresses: [{ email_address: 'ann@example.com' }],
  });
  await users.updateUser(id, { lastName: 'Berg', externalId: 'ext-1' });
  expect(clerk.users.get(id)).toMatchObject({ first_name: 'Ann', last_name: 'Berg', external_id: 'ext-1' });
  expect(await users.deleteUser(id)).toMatchObject({ id, object: 'user', deleted: true });
  expect(clerk.users.get(id)).toBeUndefined();
  expect(clerk.outbox.messages.map(({ type }) => type)).toEqual(['user.created', 'user.updated', 'user.deleted']);
});

test('the SDK bans, unbans, locks and unlocks', async () => {
  const { clerk, users } = await startClient();
  const { id } = clerk.users.create();
  expect((await users.banUser(id)).banned).toBe(true);
  expect((await users.unbanUser(id)).banned).toBe(false);
  expect((await users.lockUser(id)).locked).toBe(true);
  expect((await users.unlockUser(id)).locked).toBe(false);
  expect(clerk.outbox.messages.slice(1).map(({ type }) => type)).toEqual(Array(4).fill('user.updated'));
});

test('the SDK makes another address the primary one, and replaces all of them', async () => {
  const { clerk, users } = await startClient();
  const { id, email_addresses: emails } = clerk.users.create({ emailAddresses: ['a@example.com', 'b@example.com'] });
  await users.updateUser(id, { primaryEmailAddressID: emails[1]?.id ?? '' });
  expect(clerk.users.get(id)?.primary_email_address_id).toBe(emails[1]?.id);
  await users.replaceUserEmailAddress(id, { emailAddress: 'c@example.com' });
  expect(clerk.users.get(id)?.email_addresses.map((email) => email.email_address)).toEqual(['c@example.com']);
  await expect(users.updateUser(id, { primaryEmailAddressID: 'idn_x' })).rejects.toMatchObject({ status: 404 });
});

test('the content type is exactly what the SDK insists on', async () => {
  const { ask } = await startClient();
  for (const path of ['/users', '/users/count', '/users/user_x', '/jwks', '/nothing']) {
    expect((await ask(path)).headers.get('content-type')).toBe('application/json');
  }
});

test('an unknown user is 404 in the shape that says so', async () => {
  const { ask, users } = await startClient();
  const answer = await ask('/users/user_x');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toEqual({
    errors: [{ message: 'not found', long_message: 'No user was found with id user_x', code: 'resource_not_found' }],
    clerk_trace_id: expect.any(String),
  });
  for (const verb of [users.getUser, users.deleteUser, users.banUser, users.updateUser] as const) {
    await expect(verb.call(users, 'user_x')).rejects.toMatchObject({
      status: 404,
      errors: [{ code: 'resource_not_found' }],
    });
  }
});

test('an unknown path is 404, but does not look like an unknown user', async () => {
  const { ask } = await startClient();
  const answer = await ask('/sessions');
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ errors: [{ code: 'not_found' }] });
});

test('without the secret key, or with another, there is no answer', async () => {
  const { url } = await startClient();
  const none = await fetch(`${url}/v1/users`);
  expect(none.status).toBe(401);
  expect(await none.json()).toMatchObject({ errors: [{ code: 'authorization_header_format_invalid' }] });
  const wrong = await fetch(`${url}/v1/users`, { headers: { authorization: 'Bearer sk_test_other' } });
  expect(wrong.status).toBe(401);
  expect(await wrong.json()).toMatchObject({ errors: [{ code: 'clerk_key_invalid' }] });
});

test.each([
  ['/users?limit=0', 'limit'],
  ['/users?limit=501', 'limit'],
  ['/users?limit=ten', 'limit'],
  ['/users?offset=-1', 'offset'],
  ['/users?order_by=shoe_size', 'order_by.by'],
  ['/users?starting_after=user_x&offset=1', 'starting_after'],
  ['/users?starting_after=user_x&order_by=updated_at', 'starting_after'],
  [`/users?${Array.from({ length: 101 }, (_, i) => `user_id[]=user_${i}`).join('&')}`, 'user_id'],
])('%s is refused with 422', async (path, param) => {
  const { ask } = await startClient();
  const answer = await ask(path);
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({
    errors: [{ code: 'form_param_value_invalid', meta: { param_name: param } }],
  });
});

test.each([
  [{}, 'form_data_missing'],
  [{ email_address: 'ann@example.com' }, 'form_param_value_invalid'],
  [{ email_address: ['not an address'] }, 'form_param_value_invalid'],
  [{ phone_number: ['12345'] }, 'form_param_value_invalid'],
  [{ username: 'ann', shoe_size: 40 }, 'form_param_unknown'],
  [{ email_address: ['taken@example.com'] }, 'form_identifier_exists'],
])('creating a user with %j is refused with 422', async (body, code) => {
  const { ask, clerk } = await startClient();
  clerk.users.create({ emailAddress: 'Taken@example.com' });
  const answer = await ask('/users', { method: 'POST', body: JSON.stringify(body) });
  expect(answer.status).toBe(422);
  expect(await answer.json()).toMatchObject({ errors: [{ code }] });
  expect(clerk.users.all()).toHaveLength(1);
});

test('a body that is not JSON is refused with 400', async () => {
  const { ask } = await startClient();
  expect((await ask('/users', { method: 'POST', body: '{ half' })).status).toBe(400);
});

test('an address that somebody else has cannot be taken over', async () => {
  const { clerk, users } = await startClient();
  clerk.users.create({ emailAddress: 'taken@example.com' });
  const { id } = clerk.users.create();
  const taken = users.replaceUserEmailAddress(id, { emailAddress: 'taken@example.com' });
  await expect(taken).rejects.toMatchObject({ status: 422, errors: [{ code: 'form_identifier_exists' }] });
});

test('a user can be created as of another time', async () => {
  const { users } = await startClient();
  const user = await users.createUser({ username: 'ann', createdAt: new Date(86_400_000) });
  expect(user).toMatchObject({ createdAt: 86_400_000, username: 'ann' });
});
