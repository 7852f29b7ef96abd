import { html } from 'hono/html';
import { z } from 'zod';
import type { Markup } from '../../pages/document.ts';
import type { Users } from '../users.ts';
import type { Person } from './random-person.ts';

/** Validates an e-mail address from a form; returns the error message, or null. */
export function emailProblem(email: string, users: Users, ownId?: string): string | null {
  if (!z.email().safeParse(email).success) return 'Enter a valid email address.';
  const owner = users.withEmail(email);
  return owner === undefined || owner.id === ownId ? null : 'That email address is taken. Please try another.';
}

export function personFields(person: Person, problem: string | null): Markup {
  const described = problem === null ? '' : html`aria-invalid="true" aria-describedby="email-problem"`;
  return html`<div class="pair">
<p><label for="first-name">First name</label>
<input id="first-name" name="first_name" value="${person.firstName}" autocomplete="given-name"></p>
<p><label for="last-name">Last name</label>
<input id="last-name" name="last_name" value="${person.lastName}" autocomplete="family-name"></p>
</div>
<p><label for="email">Email address</label>
<input id="email" name="email" type="email" value="${person.email}" autocomplete="email" ${described}></p>
${problem === null ? '' : html`<p class="problem" id="email-problem" role="alert">${problem}</p>`}`;
}
