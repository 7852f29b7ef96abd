import { expect, test } from 'vitest';
import { app, sessionIn, startHosted } from '../../../test/hosted.ts';

const to = (target: string) => `redirect_url=${encodeURIComponent(target)}`;

test('somebody new signs up and comes back with a session', async () => {
  const { clerk, look, submit } = await startHosted();
  const { status, text } = await look(`/sign-up?${to(app)}`);
  expect(status).toBe(200);
  expect(text).toMatch(/<label for="email">/);
  expect(text).toMatch(/value="[a-z]+\.[a-z]+\.\d+@example\.com"/);

  const done = await submit('/sign-up', {
    first_name: ' Zoë ',
    last_name: '',
    email: 'zoe@example.com',
    redirect_url: app,
  });
  expect(done.status).toBe(303);
  expect(done.location).toMatch('http://localhost:5173/events?page=2&__sandbox_session=sess_');
  const session = clerk.sessions.get(sessionIn(done.location));
  expect(clerk.users.get(session?.user_id ?? '')).toMatchObject({
    first_name: 'Zoë',
    last_name: null,
    email_addresses: [{ email_address: 'zoe@example.com' }],
    last_sign_in_at: expect.any(Number),
  });
  expect(clerk.outbox.messages.map(({ type }) => type)).toEqual(['user.created']);
});

test.each([
  ['nonsense', 'Enter a valid email address'],
  ['TAKEN@example.com', 'is taken'],
])('signing up as %s is refused, and what was typed stays', async (email, problem) => {
  const { clerk, submit } = await startHosted();
  clerk.users.create({ emailAddress: 'taken@example.com' });
  const { status, text } = await submit('/sign-up', { first_name: 'Ann', last_name: 'Berg', email, redirect_url: app });
  expect(status).toBe(422);
  expect(text).toContain(problem);
  expect(text).toContain('aria-invalid="true"');
  expect(text).toContain(`value="${email}"`);
  expect(clerk.users.all()).toHaveLength(1);
});

test('somebody who is there signs in with one click, which moves their version', async () => {
  const { clerk, look, submit } = await startHosted();
  const user = clerk.users.create({ firstName: 'Ann', lastName: 'Berg', emailAddress: 'ann@example.com' });
  const { text } = await look(`/sign-in?${to(app)}`);
  expect(text).toContain('Ann Berg');
  expect(text).toContain(`href="/sign-up?${to(app)}"`);

  const done = await submit('/sign-in', { user_id: user.id, redirect_url: app });
  expect(clerk.sessions.get(sessionIn(done.location))).toMatchObject({ user_id: user.id, status: 'active' });
  expect(clerk.users.get(user.id)?.updated_at).toBeGreaterThan(user.updated_at);
  expect(clerk.outbox.messages.at(-1)?.type).toBe('user.updated');
});

test.each(['banned', 'deprovisioned', 'locked'])('somebody who is %s cannot sign in', async (state) => {
  const { clerk, submit } = await startHosted();
  const { id } = clerk.users.create({ [state]: true });
  expect((await submit('/sign-in', { user_id: id, redirect_url: app })).status).toBe(403);
  expect(clerk.sessions.all()).toEqual([]);
});

test('nobody signs in as somebody who is gone', async () => {
  const { submit } = await startHosted();
  expect((await submit('/sign-in', { user_id: 'user_x', redirect_url: app })).status).toBe(404);
});

test('among many people one can be searched for', async () => {
  const { clerk, look } = await startHosted();
  for (let i = 0; i < 30; i += 1) clerk.users.create({ firstName: `Person${i}`, lastName: 'Berg' });
  expect((await look('/sign-in')).text.match(/class="person"/g)).toHaveLength(20);
  const found = (await look('/sign-in?q=person7')).text;
  expect(found.match(/class="person"/g)).toHaveLength(1);
  expect(found).toContain('Person7 Berg');
});

test('a profile is edited: name and address', async () => {
  const { clerk, look, submit } = await startHosted();
  const user = clerk.users.create({ firstName: 'Ann', emailAddress: 'ann@example.com' });
  const session = clerk.sessions.create(user.id);
  const { text } = await look(`/user?${to(app)}&__sandbox_session=${session.id}`);
  expect(text).toContain('value="ann@example.com"');

  const fields = {
    user_id: user.id,
    first_name: 'Anna',
    last_name: 'Berg',
    email: 'anna@example.com',
    redirect_url: app,
  };
  const done = await submit('/user', fields);
  expect(done.status).toBe(303);
  expect((await look(done.location ?? '')).text).toContain('Saved.');
  expect(clerk.users.get(user.id)).toMatchObject({
    first_name: 'Anna',
    last_name: 'Berg',
    email_addresses: [{ email_address: 'anna@example.com' }],
  });

  await submit('/user', { ...fields, email: '' });
  expect(clerk.users.get(user.id)).toMatchObject({ email_addresses: [], primary_email_address_id: null });
});

test('saving a profile as it is keeps its addresses', async () => {
  const { clerk, submit } = await startHosted();
  const user = clerk.users.create({ emailAddresses: ['a@example.com', 'b@example.com'] });
  await submit('/user', {
    user_id: user.id,
    first_name: 'Ann',
    last_name: '',
    email: 'a@example.com',
    redirect_url: app,
  });
  expect(clerk.users.get(user.id)?.email_addresses).toEqual(user.email_addresses);
});

test("somebody else's address is refused on the profile", async () => {
  const { clerk, submit } = await startHosted();
  clerk.users.create({ emailAddress: 'taken@example.com' });
  const { id } = clerk.users.create({ emailAddress: 'ann@example.com' });
  const fields = { user_id: id, first_name: '', last_name: '', email: 'taken@example.com', redirect_url: app };
  const { status, text } = await submit('/user', fields);
  expect(status).toBe(422);
  expect(text).toContain('is taken');
});

test('an account is deleted, with its sessions', async () => {
  const { clerk, submit } = await startHosted();
  const { id } = clerk.users.create();
  const session = clerk.sessions.create(id);
  const done = await submit('/user/delete', { user_id: id, redirect_url: app });
  expect(done).toMatchObject({ status: 303, location: app });
  expect(clerk.users.get(id)).toBeUndefined();
  expect(clerk.sessions.get(session.id)).toBeUndefined();
  expect(clerk.outbox.messages.at(-1)?.type).toBe('user.deleted');
});

test('without a session there is no profile', async () => {
  const { look } = await startHosted();
  const { status, text } = await look(`/user?${to(app)}&__sandbox_session=sess_x`);
  expect(status).toBe(401);
  expect(text).toContain(`/sign-in?${to(app)}`);
});

test.each([
  'https://evil.example.com',
  '//evil.example.com',
  'javascript:alert(1)',
  'http://localhost@evil.example.com',
  '/relative',
])('nobody is sent back to %s', async (target) => {
  const { clerk, look, submit } = await startHosted();
  const { id } = clerk.users.create();
  for (const path of ['/sign-in', '/sign-up', '/user']) expect((await look(`${path}?${to(target)}`)).status).toBe(400);
  const fields = { user_id: id, first_name: 'A', last_name: 'B', email: 'a@example.com', redirect_url: target };
  for (const path of ['/sign-in', '/sign-up', '/user', '/user/delete']) {
    expect(await submit(path, fields)).toMatchObject({ status: 400, location: null });
  }
  expect(clerk.users.all()).toHaveLength(1);
});

test('without redirect_url people go to the web app', async () => {
  const { clerk, submit } = await startHosted();
  const { id } = clerk.users.create();
  expect((await submit('/sign-in', { user_id: id })).location).toMatch('http://localhost:5173/?__sandbox_session=');
});

test.each(['/sign-in', '/sign-up', '/user', '/user/delete'])(
  'a page from elsewhere cannot post to %s',
  async (path) => {
    const { clerk, submit } = await startHosted();
    const { id } = clerk.users.create();
    const fields = { user_id: id, id, action: 'delete', name: 'drop', email: 'a@example.com' };
    for (const headers of [{ origin: 'https://evil.example.com' }, { 'sec-fetch-site': 'cross-site' }, {}]) {
      expect((await submit(path, fields, headers)).status).toBe(403);
    }
    expect(clerk.users.all()).toHaveLength(1);
    expect(clerk.sessions.all()).toEqual([]);
    expect(clerk.outbox.faults).toEqual([]);
  },
);

test('whatever people are called, it is text', async () => {
  const { clerk, look } = await startHosted();
  const name = '"><script>alert(1)</script>';
  const { id } = clerk.users.create({ firstName: name, username: name });
  for (const path of ['/sign-in', `/user?user_id=${id}`, `/sign-in?q=${encodeURIComponent(name)}`]) {
    const { text } = await look(path);
    expect(text).not.toContain('<script');
    expect(text).toContain('&lt;script&gt;');
  }
});

test('the pages ask for nothing from elsewhere, and say that they are the sandbox', async () => {
  const { clerk, url, look } = await startHosted();
  const { id } = clerk.users.create({ firstName: 'Ann' });
  for (const path of ['/sign-in', '/sign-up', `/user?user_id=${id}`]) {
    const { text } = await look(path);
    expect(text).not.toMatch(/(src|href)="https?:\/\/(?!localhost:5173)/);
    expect(text).toContain('simulates Clerk and Stripe on this machine');
  }
  expect((await fetch(`${url}/styles.css`)).headers.get('content-type')).toMatch('text/css');
});

test('everybody has a picture, also those who are gone', async () => {
  const { clerk } = await startHosted();
  const { image_url: image } = clerk.users.create({ firstName: '<Ann>', lastName: 'Berg' });
  const answer = await fetch(image);
  expect(answer.headers.get('content-type')).toBe('image/svg+xml');
  expect(await answer.text()).toContain('>AB</text>');
  expect((await fetch(image.replace('user_', 'user_x'))).status).toBe(200);
});
