import { Hono } from 'hono';
import { html } from 'hono/html';
import { page, seeOther } from '../../pages/document.ts';
import { formText } from '../../pages/form-text.ts';
import type { ClerkSandbox } from '../clerk-sandbox.ts';
import { emailProblem, personFields } from './person-fields.ts';
import { type Person, randomPerson } from './random-person.ts';
import { hostedPath, returnUrl, withSession } from './return-url.ts';
import { refuseTarget } from './sign-in.ts';

export function signUpPage(clerk: ClerkSandbox, clock: { now(): number }, webUrl: string): Hono {
  const app = new Hono();

  app.get('/sign-up', (c) => {
    const target = returnUrl(c.req.query('redirect_url'), webUrl);
    return target === null ? refuseTarget() : form(randomPerson(), target, null);
  });

  app.post('/sign-up', async (c) => {
    const posted = await formText(c, 'first_name', 'last_name', 'email', 'redirect_url');
    const target = returnUrl(posted.redirect_url, webUrl);
    if (target === null) return refuseTarget();
    const person = { firstName: posted.first_name, lastName: posted.last_name, email: posted.email };
    const problem = emailProblem(person.email, clerk.users);
    if (problem !== null) return form(person, target, problem);
    const user = clerk.users.create({
      firstName: person.firstName || null,
      lastName: person.lastName || null,
      emailAddress: person.email,
      lastSignInAt: clock.now(),
    });
    return seeOther(withSession(target, clerk.sessions.create(user.id).id));
  });

  return app;
}

function form(person: Person, target: string, problem: string | null): Promise<Response> {
  return page({
    title: 'Sign up',
    status: problem === null ? 200 : 422,
    body: html`<form method="post" action="/sign-up" novalidate>
<input type="hidden" name="redirect_url" value="${target}">
${personFields(person, problem)}
<p><button class="primary">Sign up</button></p>
</form>
<p><a href="${hostedPath('/sign-in', { redirect_url: target })}">Sign in as an existing user</a></p>`,
  });
}
