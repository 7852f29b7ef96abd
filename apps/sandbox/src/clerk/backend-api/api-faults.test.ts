import { createClerkClient } from '@clerk/backend';
import { expect, test } from 'vitest';
import { startWired } from '../../../test/start.ts';

async function startClient() {
  const { sandbox, clock } = await startWired();
  const { clerk, url } = sandbox;
  const { users } = createClerkClient({ secretKey: clerk.secretKey, apiUrl: url, telemetry: { disabled: true } });
  return { clerk, clock, users, url };
}

test('a failure lasts until it is healed', async () => {
  const { clerk, users } = await startClient();
  clerk.api.fail({ status: 500 });
  await expect(users.getCount()).rejects.toMatchObject({ status: 500 });
  await expect(users.getCount()).rejects.toMatchObject({ status: 500 });
  clerk.api.heal();
  await expect(users.getCount()).resolves.toBe(0);
});

test('a failure can strike a number of times only', async () => {
  const { clerk, users } = await startClient();
  clerk.api.fail({ status: 503, times: 2 });
  await expect(users.getCount()).rejects.toMatchObject({ status: 503 });
  await expect(users.getCount()).rejects.toMatchObject({ status: 503 });
  await expect(users.getCount()).resolves.toBe(0);
});

test('a failure can strike one path only', async () => {
  const { clerk, users } = await startClient();
  const { id } = clerk.users.create();
  clerk.api.fail({ status: 500, path: '/v1/users/count' });
  await expect(users.getCount()).rejects.toMatchObject({ status: 500 });
  await expect(users.getUser(id)).resolves.toMatchObject({ id });
});

test('429 says when to come back', async () => {
  const { clerk, users } = await startClient();
  clerk.api.fail({ status: 429, retryAfter: 7, times: 1 });
  await expect(users.getCount()).rejects.toMatchObject({ status: 429, retryAfter: 7 });
});

test('a 404 from a wrong base URL does not look like an unknown user', async () => {
  const { clerk, users } = await startClient();
  clerk.api.fail({ status: 404, body: '<h1>Not found</h1>' });
  const error = await users.getUser('user_x').catch((reason: unknown) => reason);
  expect(error).toMatchObject({ status: 404, errors: [] });
});

test('a slow answer comes when its time has come', async () => {
  const { clerk, clock, users } = await startClient();
  clerk.api.slow(3000);
  const count = users.getCount();
  await expect.poll(() => clerk.api.requests).toBe(1);
  clock.advance(2999);
  await expect(Promise.race([count, Promise.resolve('waits')])).resolves.toBe('waits');
  clock.advance(1);
  await expect(count).resolves.toBe(0);
});

test('a hanging API answers nobody until it is healed', async () => {
  const { clerk, url } = await startClient();
  clerk.api.hang();
  const headers = { authorization: `Bearer ${clerk.secretKey}` };
  const impatient = new AbortController();
  const abandoned = fetch(`${url}/v1/users`, { headers, signal: impatient.signal });
  const patient = fetch(`${url}/v1/users`, { headers });
  await expect.poll(() => clerk.api.requests).toBe(2);
  impatient.abort();
  await expect(abandoned).rejects.toThrow();
  clerk.api.heal();
  expect((await patient).status).toBe(200);
});

test('an endless answer ends when its caller hangs up, and so does waiting', async () => {
  const { clerk, url } = await startClient();
  const headers = { authorization: `Bearer ${clerk.secretKey}` };
  clerk.api.fail({ status: 200, endless: true, times: 1 });
  const impatient = new AbortController();
  const answer = await fetch(`${url}/v1/users`, { headers, signal: impatient.signal });
  expect(answer.status).toBe(200);
  await expect.poll(() => clerk.api.sentEndlessly).toBeGreaterThan(64 * 1024);
  impatient.abort();
  clerk.api.hang();
  const left = new AbortController();
  const abandoned = fetch(`${url}/v1/users`, { headers, signal: left.signal });
  await expect.poll(() => clerk.api.waiting).toBe(1);
  const sent = clerk.api.sentEndlessly;
  left.abort();
  await expect(abandoned).rejects.toThrow();
  await expect.poll(() => clerk.api.waiting).toBe(0);
  expect(clerk.api.sentEndlessly).toBe(sent);
});

test('a distorted user is shown so in events and answers, until it is put right', async () => {
  const { clerk, url } = await startClient();
  const { id } = clerk.users.create({ firstName: 'Odd' });
  const read = async () =>
    (await fetch(`${url}/v1/users/${id}`, { headers: { authorization: `Bearer ${clerk.secretKey}` } })).json();
  clerk.users.distort(id, { first_name: 7, updated_at: 9e15 });
  expect(await read()).toMatchObject({ first_name: 7, updated_at: 9e15 });
  expect(JSON.parse(clerk.outbox.messages.at(-1)?.payload ?? '')).toMatchObject({ data: { first_name: 7 } });
  clerk.users.distort(id, { first_name: 'Even', updated_at: 5 });
  expect(await read()).toMatchObject({ first_name: 'Even', updated_at: 5 });
});

test('requests are counted and listed', async () => {
  const { clerk, clock, users } = await startClient();
  const { id } = clerk.users.create();
  expect(clerk.api.requests).toBe(0);
  await users.getUser(id);
  await users.getUserList({ limit: 1 });
  expect(clerk.api.requests).toBe(3);
  expect(clerk.api.log[0]).toEqual({ method: 'GET', path: `/v1/users/${id}`, query: '', at: clock.now() });
});
