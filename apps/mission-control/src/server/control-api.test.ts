import { expect, test } from 'vitest';
import { start } from '../../test/start.ts';

test('a page from elsewhere can post nothing', async () => {
  const { sandbox, look } = await start();
  const { id } = sandbox.clerk.users.create();
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    const headers = { 'content-type': type, origin: 'https://evil.example.com' };
    const post = (path: string) => fetch(`${sandbox.url}/control/${path}`, { method: 'POST', headers, body: '{}' });
    expect((await post(`people/${id}/delete`)).status).toBe(415);
    expect((await post('outboxes/clerk/lasting')).status).toBe(415);
    expect((await post('tabs')).status).toBe(403);
  }
  const asked = await fetch(`${sandbox.url}/control/people/${id}/delete`, {
    method: 'OPTIONS',
    headers: { origin: 'https://evil.example.com', 'access-control-request-method': 'POST' },
  });
  expect(asked.headers.get('access-control-allow-origin')).toBeNull();
  expect((await look()).people).toHaveLength(1);
});

test('a click bans, locks, deprovisions, renames or deletes somebody, and takes it back', async () => {
  const { sandbox, look, act } = await start();
  const { id } = sandbox.clerk.users.create({ firstName: 'Ann', lastName: 'Berg' });
  for (const action of ['ban', 'lock', 'deprovision']) expect(await act(`people/${id}/${action}`)).toBe(204);
  expect((await look()).people).toMatchObject([{ name: 'Ann Berg', notes: ['banned', 'locked', 'deprovisioned'] }]);
  for (const action of ['unban', 'unlock', 'provision', 'rename'])
    expect(await act(`people/${id}/${action}`)).toBe(204);
  expect((await look()).people).toMatchObject([{ name: 'Ann Amber', notes: [] }]);
  expect(await act(`people/${id}/unban`)).toBe(404);
  expect(await act(`people/${id}/delete`)).toBe(204);
  expect(await act(`people/${id}/delete`)).toBe(404);
  expect((await look()).people).toEqual([]);
});

test('a lasting fault strikes every delivery, one for the next strikes one, and both are told and taken back', async () => {
  const { sandbox, receiver, look, act, delivered } = await start();
  expect(await act('outboxes/clerk/lasting', { fault: 'drop' })).toBe(204);
  expect(await act('outboxes/clerk/next', { fault: 'duplicate' })).toBe(204);
  expect((await look()).outboxes[0]).toMatchObject({ lasting: 'drop', pending: ['duplicate'] });
  for (let index = 0; index < 3; index += 1) sandbox.clerk.users.create();
  await delivered();
  expect(receiver.received).toBe(2);
  expect((await look()).deliveries.map(({ fault }) => fault).toSorted()).toEqual(['drop', 'drop', 'duplicate']);
  expect(await act('outboxes/clerk/lasting', { fault: null })).toBe(204);
  expect((await look()).outboxes[0]).toMatchObject({ lasting: null, pending: [] });
  expect(await act('outboxes/clerk/lasting', { fault: 'explode' })).toBe(404);
  expect(await act('outboxes/other/next', { fault: 'drop' })).toBe(404);
});

test('a delivery tells what was sent and answered, and is sent again under its id', async () => {
  const { sandbox, receiver, look, act, delivered } = await start();
  receiver.answer = { status: 500, body: '{"error":{"code":"internal_error"}}' };
  sandbox.clerk.users.create({ firstName: 'Ann' });
  await delivered();
  const [first] = (await look()).deliveries;
  expect(first).toMatchObject({
    about: 'Ann',
    state: 'waiting',
    attempts: [{ status: 500, outcome: 'internal_error' }],
  });
  const path = `outboxes/clerk/messages/${first?.id}`;
  const whole = await (await fetch(`${sandbox.url}/control/${path}`)).json();
  expect(whole.payload).toMatchObject({ type: 'user.created', data: { first_name: 'Ann' } });
  receiver.answer = { status: 200, body: '{"outcome":"created"}' };
  expect(await act(`${path}/send`)).toBe(204);
  expect((await look()).deliveries).toMatchObject([
    { id: first?.id, state: 'delivered', attempts: [{ status: 500 }, { status: 200, outcome: 'created' }] },
  ]);
  expect(await act('outboxes/clerk/messages/msg_x/send')).toBe(404);
});

test('a vendor that is down answers 503, until it is up again', async () => {
  const { sandbox, look, act } = await start();
  const headers = { authorization: `Bearer ${sandbox.clerk.secretKey}` };
  const ask = async () => (await fetch(`${sandbox.url}/v1/users`, { headers })).status;
  expect(await act('apis/clerk', { condition: 'down' })).toBe(204);
  expect(await ask()).toBe(503);
  expect((await look()).apis).toMatchObject([
    { vendor: 'clerk', condition: 'down' },
    { vendor: 'stripe', condition: 'up' },
  ]);
  expect(await act('apis/clerk', { condition: 'up' })).toBe(204);
  expect(await ask()).toBe(200);
  expect(await act('apis/clerk', { condition: 'odd' })).toBe(404);
});

test('when the clock is put forward, what waits is sent again, or that much sooner', async () => {
  const { sandbox, receiver, look, act, delivered } = await start();
  receiver.answer.status = 500;
  sandbox.clerk.users.create();
  await delivered();
  expect(await act('clock', { ms: 60_000 })).toBe(204);
  await expect.poll(async () => (await look()).deliveries[0]?.attempts.length).toBe(2);
  const before = (await look()).deliveries[0]?.nextAttemptAt ?? 0;
  expect(await act('clock', { ms: 60_000 })).toBe(204);
  expect((await look()).deliveries[0]?.nextAttemptAt).toBe(before - 60_000);
  expect(await act('clock', { ms: -1 })).toBe(404);
});

test('tabs say what they show after which delivery, and when they close', async () => {
  const { sandbox, look, delivered } = await start();
  const ann = sandbox.clerk.users.create({ firstName: 'Ann' });
  const bob = sandbox.clerk.users.create({ firstName: 'Bob' });
  await delivered();
  const say = async (said: string, more: object = {}) => {
    const body = JSON.stringify({ tab: 'one', user: ann.id, path: '/you', said, at: Date.now(), ...more });
    const headers = { origin: 'http://localhost:5173', 'content-type': 'text/plain' };
    return (await fetch(`${sandbox.url}/control/tabs`, { method: 'POST', headers, body })).status;
  };
  expect(await say('opened')).toBe(204);
  expect((await look()).tabs).toEqual([{ tab: 'one', who: 'Ann', path: '/you' }]);
  await say('showed', { queries: ['users.me'] });
  await say('showed', { queries: ['users.me'] });
  await say('showed', { user: bob.id, tab: 'two', queries: ['users.me'], at: Date.now() + 60_000 });
  const shown = (await look()).deliveries.map(({ about, tabs }) => ({ about, tabs: tabs.map(({ tab }) => tab) }));
  expect(shown).toContainEqual({ about: 'Ann', tabs: ['one'] });
  expect(shown).toContainEqual({ about: 'Bob', tabs: [] });
  await say('closed');
  await say('closed', { tab: 'two' });
  expect((await look()).tabs).toEqual([]);
  expect(await say('shouted')).toBe(400);
});

test('whoever listens is sent the state at once, and again when it has changed', async () => {
  const { sandbox } = await start();
  const leaving = new AbortController();
  const answer = await fetch(`${sandbox.url}/control/live`, { signal: leaving.signal });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  const upTo = async (text: string) => {
    for (let seen = ''; !seen.includes(text); ) seen += (await reader?.read())?.value ?? '';
  };
  await upTo('"people":[]');
  sandbox.clerk.users.create({ firstName: 'Ann' });
  await upTo('"name":"Ann"');
  leaving.abort();
});

test('a link opens the app as somebody, and leads nowhere else', async () => {
  const { sandbox } = await start();
  const { id } = sandbox.clerk.users.create();
  const open = (path: string) => fetch(`${sandbox.url}/open/${path}`, { redirect: 'manual' });
  const opened = await open(`${id}?to=/events`);
  expect(opened.headers.get('location')).toMatch(/^http:\/\/localhost:5173\/events\?__sandbox_session=sess_/);
  expect((await open(`${id}?to=https://evil.example.com/`)).status).toBe(404);
  expect((await open('user_x')).status).toBe(404);
});

test('the page comes with a policy that lets it talk to this server alone', async () => {
  const { sandbox } = await start();
  const page = await fetch(sandbox.url);
  expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'self';/);
  const text = await page.text();
  const script = /src="(\/assets\/[^"]+\.js)"/.exec(text)?.[1] ?? '';
  expect((await fetch(`${sandbox.url}${script}`)).headers.get('content-type')).toMatch('javascript');
});
