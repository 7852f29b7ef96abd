import { html } from 'hono/html';
import type { Fault } from '../outbox/fault.ts';
import type { Attempt, Message } from '../outbox/message.ts';
import { type ClerkUser, displayName, primaryEmail } from '../user.ts';
import type { Markup } from './document.ts';
import { hostedPath } from './return-url.ts';

export function peopleTable(people: ClerkUser[]): Markup {
  if (people.length === 0) return html`<p class="empty">Nobody yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="People" tabindex="0"><table>
<thead><tr><th scope="col">Name</th><th scope="col">Email address</th><th scope="col">Id</th><th scope="col">Actions</th></tr></thead>
<tbody>${people.slice(0, 50).map(personRow)}</tbody></table></div>
${people.length > 50 ? html`<p>And ${people.length - 50} more.</p>` : ''}`;
}

function personRow(user: ClerkUser): Markup {
  const name = displayName(user);
  const ban = user.banned ? 'unban' : 'ban';
  const button = (action: string, label: string) =>
    html`<button name="action" value="${action}" aria-label="${label} ${name}">${label}</button>`;
  return html`<tr><th scope="row">${name}${user.banned ? html` <em>banned</em>` : ''}</th>
<td>${primaryEmail(user) ?? '–'}</td><td><code>${user.id}</code></td>
<td><form method="post" action="/console/people" class="row"><input type="hidden" name="id" value="${user.id}">
<a class="button" href="${hostedPath('/user', { user_id: user.id, redirect_url: '' })}" aria-label="Edit ${name}">Edit</a>
${button(ban, user.banned ? 'Unban' : 'Ban')} ${button('delete', 'Delete')}</form></td></tr>`;
}

export function faultForms(offered: { name: string; label: string }[], waiting: readonly Fault[]): Markup {
  const kinds = waiting.map(({ kind }) => kind).join(', ');
  const take = html`<form method="post" action="/console/heal" class="row"><button>Take back</button></form>`;
  return html`<form method="post" action="/console/faults" class="row">
${offered.map(({ name, label }) => html`<button name="name" value="${name}">${label}</button>`)}
</form>
${kinds === '' ? html`<p>Will go out as it should.</p>` : html`<p role="status">Waiting: ${kinds}.</p>${take}`}`;
}

export function messageTable(messages: readonly Message[]): Markup {
  if (messages.length === 0) return html`<p class="empty">Nothing was sent yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="Deliveries" tabindex="0"><table>
<thead><tr><th scope="col">Event</th><th scope="col">Id</th><th scope="col">State</th><th scope="col">Attempts</th><th scope="col">Actions</th></tr></thead>
<tbody>${messages.map(messageRow)}</tbody></table></div>`;
}

function messageRow(message: Message): Markup {
  const next = message.nextAttemptAt === null ? '' : html` <small>next ${time(message.nextAttemptAt)}</small>`;
  return html`<tr><th scope="row">${message.type}</th><td><code>${message.id}</code></td>
<td><em class="${message.state}">${message.state}</em>${next}</td>
<td>${message.attempts.length === 0 ? '–' : html`<ol>${message.attempts.slice(-5).map(attemptLine)}</ol>`}</td>
<td><form method="post" action="/console/resend"><input type="hidden" name="id" value="${message.id}">
<button aria-label="Resend ${message.type} ${message.id}">Resend</button></form></td></tr>`;
}

function attemptLine({ at, status, body, answerLost }: Attempt): Markup {
  const lost = answerLost ? ' (answer lost)' : '';
  return html`<li>${time(at)} <strong>${status || 'no answer'}</strong>${lost} <small>${body.slice(0, 80)}</small></li>`;
}

function time(at: number): Markup {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(11, 19)}</time>`;
}
