import { verifyToken } from '@clerk/backend';
import { expect, test } from 'vitest';
import { start } from '../../test/start.ts';

const origin = 'http://localhost:5173';

async function startSession() {
  const { clerk, url } = await start();
  const user = clerk.users.create({ firstName: 'Ann', privateMetadata: { secret: true } });
  const session = clerk.sessions.create(user.id);
  const ask = (path: string, init: RequestInit = {}) =>
    fetch(`${url}/v1/client/sessions/${path}`, { headers: { origin }, ...init });
  return { clerk, user, session, ask };
}

test('a session is found by its id, with its user and a token for whoever asks', async () => {
  const { clerk, user, session, ask } = await startSession();
  const answer = await ask(session.id);
  expect(answer.headers.get('access-control-allow-origin')).toBe(origin);
  const found = (await answer.json()) as { session: object; user: object; jwt: string };
  expect(found.session).toEqual(session);
  expect(found.user).toMatchObject({ id: user.id, first_name: 'Ann' });
  expect(found.user).not.toHaveProperty('private_metadata');
  await expect(verifyToken(found.jwt, { jwtKey: clerk.jwtKey })).resolves.toMatchObject({
    sub: user.id,
    sid: session.id,
    azp: origin,
  });
});

test('tokens are minted for the origin that asks', async () => {
  const { clerk, session, ask } = await startSession();
  const other = 'http://127.0.0.1:8080';
  const answer = await ask(`${session.id}/tokens`, { method: 'POST', headers: { origin: other } });
  const { jwt } = (await answer.json()) as { jwt: string };
  await expect(verifyToken(jwt, { jwtKey: clerk.jwtKey })).resolves.toMatchObject({ azp: other });
});

test('signing out ends the session', async () => {
  const { clerk, session, ask } = await startSession();
  expect(await (await ask(`${session.id}/end`, { method: 'POST' })).json()).toMatchObject({ status: 'ended' });
  expect(clerk.sessions.get(session.id)?.status).toBe('ended');
  expect((await ask(`${session.id}/tokens`, { method: 'POST' })).status).toBe(404);
});

test.each(['delete', 'ban', 'end'])('after %s no token is minted', async (what) => {
  const { clerk, user, session, ask } = await startSession();
  if (what === 'delete') clerk.users.delete(user.id);
  else if (what === 'ban') clerk.users.update(user.id, { banned: true });
  else clerk.sessions.end(session.id);
  const answer = await ask(`${session.id}/tokens`, { method: 'POST' });
  expect(answer.status).toBe(404);
  expect(await answer.json()).toMatchObject({ errors: [{ code: 'resource_not_found' }] });
});

test('a ban that is lifted does not bring the session back', async () => {
  const { clerk, user, session, ask } = await startSession();
  clerk.users.update(user.id, { banned: true });
  clerk.users.update(user.id, { banned: false });
  expect((await ask(session.id)).status).toBe(404);
});

test('a page from elsewhere gets nothing', async () => {
  const { session, ask } = await startSession();
  const answer = await ask(session.id, { headers: { origin: 'https://evil.example.com' } });
  expect(answer.status).toBe(400);
  expect(answer.headers.get('access-control-allow-origin')).toBeNull();
});

test('there is nothing else under /v1/client, and no secret key is asked for there', async () => {
  const { ask } = await startSession();
  expect((await ask('')).status).toBe(404);
  expect((await ask('../sign_ins')).status).toBe(404);
});
