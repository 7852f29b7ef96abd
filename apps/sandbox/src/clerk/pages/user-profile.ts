import { type Context, Hono } from 'hono';
import { html } from 'hono/html';
import { page, seeOther } from '../../pages/document.ts';
import { formText } from '../../pages/form-text.ts';
import type { ClerkSandbox } from '../clerk-sandbox.ts';
import { type ClerkUser, displayName, primaryEmail } from '../user.ts';
import { emailProblem, personFields } from './person-fields.ts';
import type { Person } from './random-person.ts';
import { hostedPath, returnUrl, sessionParameter } from './return-url.ts';
import { refuseTarget } from './sign-in.ts';

export function userProfilePage(clerk: ClerkSandbox, webUrl: string): Hono {
  const app = new Hono();

  app.get('/user', (c) => {
    const target = returnUrl(c.req.query('redirect_url'), webUrl);
    const user = whose(c);
    if (target === null) return refuseTarget();
    if (user === undefined) {
      const body = html`<p><a href="${hostedPath('/sign-in', { redirect_url: target })}">Sign in</a> first.</p>`;
      return page({ title: 'Not signed in', status: 401, body });
    }
    return form(user, person(user), target, { saved: c.req.query('saved') !== undefined });
  });

  app.post('/user', async (c) => {
    const posted = await formText(c, 'user_id', 'first_name', 'last_name', 'email', 'redirect_url');
    const target = returnUrl(posted.redirect_url, webUrl);
    const user = clerk.users.get(posted.user_id);
    if (target === null) return refuseTarget();
    if (user === undefined) return gone();
    const typed = { firstName: posted.first_name, lastName: posted.last_name, email: posted.email };
    const changed = typed.email !== (primaryEmail(user) ?? '');
    const problem = changed && typed.email !== '' ? emailProblem(typed.email, clerk.users, user.id) : null;
    if (problem !== null) return form(user, typed, target, { problem });
    clerk.users.update(user.id, {
      firstName: typed.firstName || null,
      lastName: typed.lastName || null,
      ...(changed && { emailAddress: typed.email || null }),
    });
    return seeOther(hostedPath('/user', { user_id: user.id, redirect_url: target, saved: '1' }));
  });

  app.post('/user/delete', async (c) => {
    const posted = await formText(c, 'user_id', 'redirect_url');
    const target = returnUrl(posted.redirect_url, webUrl);
    if (target === null) return refuseTarget();
    if (clerk.users.get(posted.user_id) === undefined) return gone();
    clerk.users.delete(posted.user_id);
    return seeOther(target);
  });

  /** The app links here with a session, the sandbox's own pages with a user id. */
  function whose(c: Context): ClerkUser | undefined {
    const session = clerk.sessions.get(c.req.query(sessionParameter) ?? '');
    const id = session?.status === 'active' ? session.user_id : c.req.query('user_id');
    return clerk.users.get(id ?? '');
  }

  return app;
}

function gone(): Promise<Response> {
  return page({ title: 'User not found', status: 404, body: html`<p>The user was deleted.</p>` });
}

function person(user: ClerkUser): Person {
  return { firstName: user.first_name ?? '', lastName: user.last_name ?? '', email: primaryEmail(user) ?? '' };
}

function form(user: ClerkUser, typed: Person, target: string, said: { problem?: string; saved?: boolean }) {
  const hidden = html`<input type="hidden" name="user_id" value="${user.id}">
<input type="hidden" name="redirect_url" value="${target}">`;
  return page({
    title: displayName(user),
    status: said.problem === undefined ? 200 : 422,
    body: html`${said.saved ? html`<p class="saved" role="status">Saved.</p>` : ''}
<form method="post" action="/user" novalidate>${hidden}
${personFields(typed, said.problem ?? null)}
<p><button class="primary">Save</button> <a class="button" href="${target}">Back to the app</a></p>
</form>
<h2>Delete account</h2>
<p>Permanently deletes the account and its sessions.</p>
<form method="post" action="/user/delete">${hidden}<button class="danger">Delete account</button></form>`,
  });
}
