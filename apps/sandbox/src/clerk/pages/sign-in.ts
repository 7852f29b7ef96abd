import { Hono } from 'hono';
import { html } from 'hono/html';
import { type Markup, page, seeOther } from '../../pages/document.ts';
import { formText } from '../../pages/form-text.ts';
import type { ClerkSandbox } from '../clerk-sandbox.ts';
import { type ClerkUser, displayName, primaryEmail } from '../user.ts';
import { hostedPath, returnUrl, withSession } from './return-url.ts';

const peopleShown = 20;

export function signInPage(clerk: ClerkSandbox, clock: { now(): number }, webUrl: string): Hono {
  const app = new Hono();

  app.get('/sign-in', (c) => {
    const target = returnUrl(c.req.query('redirect_url'), webUrl);
    if (target === null) return refuseTarget();
    const wanted = c.req.query('q') ?? '';
    const people = clerk.users.all().toReversed();
    const found = people.filter((user) => isAbout(user, wanted));
    return page({
      title: 'Sign in',
      body: html`<p>Choose a user to sign in as. No password is needed.</p>
${people.length > peopleShown ? searchForm(wanted, target) : ''}
${found.length === 0 ? html`<p class="empty">${wanted ? 'No matching users.' : 'No users yet.'}</p>` : ''}
<ul class="people">${found.slice(0, peopleShown).map((user) => html`<li>${signInForm(user, target)}</li>`)}</ul>
<p><a class="button" href="${hostedPath('/sign-up', { redirect_url: target })}">Sign up as a new user</a></p>`,
    });
  });

  app.post('/sign-in', async (c) => {
    const form = await formText(c, 'user_id', 'redirect_url');
    const target = returnUrl(form.redirect_url, webUrl);
    const user = clerk.users.get(form.user_id);
    if (target === null) return refuseTarget();
    if (user === undefined)
      return page({ title: 'User not found', status: 404, body: html`<p>The user was deleted.</p>` });
    const why = shutOut(user);
    if (why !== '')
      return page({ title: 'Sign-in refused', status: 403, body: html`<p>${displayName(user)} is ${why}.</p>` });
    const session = clerk.sessions.create(user.id);
    // At Clerk a sign-in changes the version too, so receivers get updates without changes to what they store.
    clerk.users.update(user.id, { lastSignInAt: clock.now() });
    return seeOther(withSession(target, session.id));
  });

  return app;
}

export function refuseTarget(): Promise<Response> {
  const body = html`<p>The sandbox only redirects to URLs on this machine.</p>`;
  return page({ title: 'Invalid redirect_url', status: 400, body });
}

function isAbout(user: ClerkUser, wanted: string): boolean {
  return `${displayName(user)} ${primaryEmail(user) ?? ''}`.toLowerCase().includes(wanted.toLowerCase());
}

function searchForm(wanted: string, target: string): Markup {
  return html`<form method="get" action="/sign-in" role="search" class="row">
<input type="hidden" name="redirect_url" value="${target}">
<label for="q">Search people</label> <input id="q" name="q" type="search" value="${wanted}"> <button>Search</button>
</form>`;
}

function shutOut({ banned, deprovisioned, locked }: ClerkUser): string {
  if (banned) return 'banned';
  if (deprovisioned) return 'deprovisioned';
  return locked ? 'locked out' : '';
}

function signInForm(user: ClerkUser, target: string): Markup {
  return html`<form method="post" action="/sign-in">
<input type="hidden" name="user_id" value="${user.id}"><input type="hidden" name="redirect_url" value="${target}">
<button class="person"><img src="/avatars/${user.id}.svg" alt="" width="40" height="40">
<span><strong>${displayName(user)}</strong> <small>${primaryEmail(user) ?? ''} ${shutOut(user)}</small></span></button>
</form>`;
}
