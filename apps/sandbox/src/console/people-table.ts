import { html } from 'hono/html';
import { hostedPath } from '../clerk/pages/return-url.ts';
import { type ClerkUser, displayName, primaryEmail } from '../clerk/user.ts';
import type { Markup } from '../pages/document.ts';

export function peopleTable(people: ClerkUser[]): Markup {
  if (people.length === 0) return html`<p class="empty">No users yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="People" tabindex="0"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Email address</th><th scope="col">Id</th><th scope="col">Actions</th></tr></thead>
<tbody>${people.slice(0, 50).map(personRow)}</tbody></table></div>
${people.length > 50 ? html`<p>And ${people.length - 50} more.</p>` : ''}`;
}

function personRow(user: ClerkUser): Markup {
  const name = displayName(user);
  const ban = user.banned ? 'unban' : 'ban';
  const provision = user.deprovisioned ? 'provision' : 'deprovision';
  const notes = [user.banned && 'banned', user.deprovisioned && 'deprovisioned'].filter((note) => note !== false);
  const button = (action: string, label: string) =>
    html`<button name="action" value="${action}" aria-label="${label} ${name}">${label}</button>`;
  return html`<tr><th scope="row">${name}${notes.map((note) => html` <em>${note}</em>`)}</th>
<td>${primaryEmail(user) ?? '–'}</td><td><code>${user.id}</code></td>
<td><form method="post" action="/console/people" class="row"><input type="hidden" name="id" value="${user.id}">
<a class="button" href="${hostedPath('/user', { user_id: user.id, redirect_url: '' })}" aria-label="Edit ${name}">Edit</a>
${button(ban, user.banned ? 'Unban' : 'Ban')}
${button(provision, user.deprovisioned ? 'Provision' : 'Deprovision')} ${button('delete', 'Delete')}</form></td></tr>`;
}
