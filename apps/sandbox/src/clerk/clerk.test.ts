import { expect, test, vi } from 'vitest';
import { app, openBrowser } from '../../test/browser.ts';
import { start } from '../../test/start.ts';
import { createClerk } from './clerk.js';

async function startSignedIn() {
  const { clerk: sandbox, url } = await start();
  const user = sandbox.users.create({ firstName: 'Ann', lastName: 'Berg', emailAddress: 'ann@example.com' });
  const session = sandbox.sessions.create(user.id);
  const tab = openBrowser(`/events?page=2&__sandbox_session=${session.id}#top`);
  const clerk = createClerk(tab.browser, url);
  await clerk.load();
  return { sandbox, url, user, session, tab, clerk };
}

test('before it is loaded it is loading and knows nobody', async () => {
  const { url } = await start();
  const clerk = createClerk(openBrowser().browser, url);
  expect(clerk).toMatchObject({ loaded: false, status: 'loading', isSignedIn: false });
  expect(clerk.__internal_lastEmittedResources).toBeUndefined();
  expect(clerk.session).toBeUndefined();
});

test('without a session it is ready and signed out', async () => {
  const { url } = await start();
  const clerk = createClerk(openBrowser().browser, url);
  const statuses: string[] = [];
  clerk.on('status', (status) => statuses.push(status), { notify: true });
  await clerk.load();
  expect(statuses).toEqual(['loading', 'ready']);
  expect(clerk).toMatchObject({ loaded: true, status: 'ready', session: null, user: null, organization: null });
  expect(clerk.client).toMatchObject({ sessions: [], signedInSessions: [], lastActiveSessionId: null });
});

test('the session is taken out of the address at once, before a router could read it', async () => {
  const { url } = await start();
  const tab = openBrowser('/events?page=2&__sandbox_session=sess_1#top');
  createClerk(tab.browser, url);
  expect(tab.location.href).toBe(`${app}/events?page=2#top`);
  expect([...tab.stored.values()]).toEqual(['sess_1']);
});

test('a session that comes in the address signs in', async () => {
  const { clerk, user, session } = await startSignedIn();
  expect(clerk.user).toMatchObject({
    id: user.id,
    fullName: 'Ann Berg',
    primaryEmailAddress: { emailAddress: 'ann@example.com' },
  });
  expect(clerk.session).toMatchObject({ id: session.id, status: 'active', factorVerificationAge: [0, -1] });
  expect(clerk.session?.lastActiveToken.jwt.claims).toMatchObject({ sub: user.id, sid: session.id, azp: app });
  expect(clerk.client).toMatchObject({ lastActiveSessionId: session.id });
});

test('a cookie says whether somebody is signed in, from the moment on that an application could read it', async () => {
  const { url } = await start();
  const nobody = openBrowser();
  createClerk(nobody.browser, url);
  expect(nobody.document.cookie).toMatch(/^__client_uat=0;/);
  const somebody = openBrowser('/?__sandbox_session=sess_1');
  createClerk(somebody.browser, url);
  expect(somebody.document.cookie).toMatch(/^__client_uat=[1-9]\d+;/);
  const { tab, clerk } = await startSignedIn();
  await clerk.signOut(() => undefined);
  expect(tab.document.cookie).toMatch(/^__client_uat=0;/);
});

test('a reload finds the session again', async () => {
  const { url, user, tab } = await startSignedIn();
  const reloaded = createClerk(openBrowser('/', tab.stored).browser, url);
  await reloaded.load();
  expect(reloaded.user?.id).toBe(user.id);
});

test('a stored session that is over is forgotten', async () => {
  const { sandbox, url, user, tab } = await startSignedIn();
  sandbox.users.delete(user.id);
  const reloaded = createClerk(openBrowser('/', tab.stored).browser, url);
  await reloaded.load();
  expect(reloaded.session).toBeNull();
  expect(tab.stored.size).toBe(0);
});

test('what it emits is one object until something changes', async () => {
  const { clerk } = await startSignedIn();
  const before = clerk.__internal_lastEmittedResources;
  expect(before).toBeDefined();
  await clerk.session?.getToken({ skipCache: true });
  expect(clerk.__internal_lastEmittedResources).toBe(before);
  expect(clerk.session).toBe(before?.session);
  await clerk.signOut();
  expect(clerk.__internal_lastEmittedResources).not.toBe(before);
});

test('a token is kept until shortly before it expires, unless a new one is demanded', async () => {
  const { clerk, tab } = await startSignedIn();
  const asked = () => tab.requests.filter((request) => request.endsWith('/tokens')).length;
  const first = await clerk.session?.getToken();
  expect(await clerk.session?.getToken()).toBe(first);
  expect(asked()).toBe(0);

  const demanded = await clerk.session?.getToken({ skipCache: true });
  expect(demanded).not.toBe(first);
  expect(await clerk.session?.getToken()).toBe(demanded);
  expect(asked()).toBe(1);

  const expiry = (clerk.session?.lastActiveToken.jwt.claims.exp ?? 0) * 1000;
  const time = vi.spyOn(Date, 'now').mockReturnValue(expiry - 10_001);
  expect(await clerk.session?.getToken()).toBe(demanded);
  time.mockReturnValue(expiry - 10_000);
  const [renewed, shared] = await Promise.all([clerk.session?.getToken(), clerk.session?.getToken()]);
  time.mockRestore();
  expect(renewed).not.toBe(demanded);
  expect(shared).toBe(renewed);
  expect(asked()).toBe(2);
});

test.each(['deleted', 'banned', 'ended'])(
  'when the session is over (%s) there is no token, and everybody is told',
  async (how) => {
    const { sandbox, user, session, clerk, tab } = await startSignedIn();
    const seen: (string | null)[] = [];
    clerk.addListener((resources) => seen.push(resources.user?.id ?? null));
    if (how === 'deleted') sandbox.users.delete(user.id);
    else if (how === 'banned') sandbox.users.update(user.id, { banned: true });
    else sandbox.sessions.end(session.id);
    expect(await clerk.session?.getToken({ skipCache: true })).toBeNull();
    expect(seen).toEqual([user.id, null]);
    expect(clerk).toMatchObject({ session: null, user: null });
    expect(tab.stored.size).toBe(0);
  },
);

test('a sandbox that is not there is an error, and leaves the session', async () => {
  const { url, tab, clerk } = await startSignedIn();
  tab.browser.fetch = () => Promise.reject(new TypeError('fetch failed'));
  await expect(clerk.session?.getToken({ skipCache: true })).rejects.toThrow('fetch failed');
  expect(clerk.isSignedIn).toBe(true);

  const reloaded = createClerk(tab.browser, url);
  await expect(reloaded.load()).rejects.toThrow('fetch failed');
  expect(reloaded.status).toBe('error');
});

test('signing out ends the session at the sandbox and goes where it was told', async () => {
  const { sandbox, session, clerk, tab } = await startSignedIn();
  await clerk.signOut({ redirectUrl: '/bye' });
  expect(sandbox.sessions.get(session.id)?.status).toBe('ended');
  expect(clerk.session).toBeNull();
  expect(tab.visited).toEqual([`${app}/bye`]);
});

test('signing out uses the router of the app, if it has one', async () => {
  const { tab, url } = await startSignedIn();
  const pushed: string[] = [];
  const clerk = createClerk(tab.browser, url);
  await clerk.load({ routerPush: (to) => pushed.push(to), afterSignOutUrl: '/welcome?new=1' });
  await clerk.signOut();
  expect(pushed).toEqual(['/welcome?new=1']);
  expect(tab.visited).toEqual([]);
});

test('signing in or out in one tab does so in the others', async () => {
  const { sandbox, url, user, tab, clerk } = await startSignedIn();
  const other = openBrowser('/', tab.stored);
  const otherClerk = createClerk(other.browser, url);
  await otherClerk.load();
  expect(otherClerk.user?.id).toBe(user.id);

  await clerk.signOut();
  other.storageEvent('__sandbox_session');
  await expect.poll(() => otherClerk.session).toBeNull();

  tab.stored.set('__sandbox_session', sandbox.sessions.create(user.id).id);
  other.storageEvent('__sandbox_session');
  await expect.poll(() => otherClerk.user?.id).toBe(user.id);
});

test('another session can be made the active one, and none', async () => {
  const { sandbox, clerk } = await startSignedIn();
  const next = sandbox.sessions.create(sandbox.users.create({ firstName: 'Ben' }).id);
  await clerk.setActive({ session: next.id });
  expect(clerk.user?.firstName).toBe('Ben');
  await clerk.setActive({ session: null });
  expect(clerk.session).toBeNull();
});

test('listeners hear what is there, unless they would rather not, until they leave', async () => {
  const { clerk } = await startSignedIn();
  const heard: string[] = [];
  const leave = clerk.addListener(() => heard.push('at once'));
  clerk.addListener(() => heard.push('later'), { skipInitialEmit: true });
  leave();
  await clerk.signOut();
  expect(heard).toEqual(['at once', 'later']);
});

test('the pages it sends to are the hosted ones, and bring people back', async () => {
  const { url, session, tab, clerk } = await startSignedIn();
  const back = (target: string) => `redirect_url=${encodeURIComponent(target)}`;
  expect(clerk.buildSignInUrl()).toBe(`${url}/sign-in?${back(`${app}/events?page=2#top`)}`);
  expect(clerk.buildSignUpUrl({ forceRedirectUrl: '/new' })).toBe(`${url}/sign-up?${back(`${app}/new`)}`);
  expect(clerk.buildUserProfileUrl()).toBe(
    `${url}/user?${back(`${app}/events?page=2#top`)}&__sandbox_session=${session.id}`,
  );
  await clerk.redirectToSignIn({ signInFallbackRedirectUrl: '/home' });
  clerk.openSignUp({ fallbackRedirectUrl: '/home' });
  clerk.openUserProfile();
  expect(tab.visited).toEqual([
    `${url}/sign-in?${back(`${app}/home`)}`,
    `${url}/sign-up?${back(`${app}/home`)}`,
    clerk.buildUserProfileUrl(),
  ]);
});

test('it is served as a module that any origin may import', async () => {
  const { url } = await start();
  const answer = await fetch(`${url}/clerk.js`);
  expect(answer.headers.get('content-type')).toMatch(/^text\/javascript/);
  expect(answer.headers.get('access-control-allow-origin')).toBe('*');
  expect(await answer.text()).toContain('export default');
});
