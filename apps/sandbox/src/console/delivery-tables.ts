import { html } from 'hono/html';
import type { Fault } from '../outbox/fault.ts';
import type { Attempt, Message } from '../outbox/message.ts';
import type { Markup } from '../pages/document.ts';

export function faultForms(
  outbox: string,
  offered: { name: string; label: string }[],
  waiting: readonly Fault[],
): Markup {
  const kinds = waiting.map(({ kind }) => kind).join(', ');
  const take = html`<form method="post" action="/console/${outbox}/heal" class="row"><button>Clear faults</button></form>`;
  return html`<form method="post" action="/console/${outbox}/faults" class="row">
${offered.map(({ name, label }) => html`<button name="name" value="${name}">${label}</button>`)}
</form>
${kinds === '' ? html`<p>No faults: the next delivery is sent normally.</p>` : html`<p role="status">Pending faults: ${kinds}.</p>${take}`}`;
}

export function messageTable(outbox: string, title: string, messages: readonly Message[]): Markup {
  if (messages.length === 0) return html`<p class="empty">No deliveries yet.</p>`;
  return html`<div class="scroll" role="region" aria-label="${title}: deliveries" tabindex="0"><table>
<thead><tr><th scope="col">Event</th><th scope="col">Id</th><th scope="col">State</th><th scope="col">Attempts</th><th scope="col">Actions</th></tr></thead>
<tbody>${messages.map((message) => messageRow(outbox, message))}</tbody></table></div>`;
}

function messageRow(outbox: string, message: Message): Markup {
  const next = message.nextAttemptAt === null ? '' : html` <small>next ${time(message.nextAttemptAt)}</small>`;
  return html`<tr><th scope="row">${message.type}</th><td><code>${message.id}</code></td>
<td><em class="${message.state}">${message.state}</em>${next}</td>
<td>${message.attempts.length === 0 ? '–' : html`<ol>${message.attempts.slice(-5).map(attemptLine)}</ol>`}</td>
<td><form method="post" action="/console/${outbox}/resend"><input type="hidden" name="id" value="${message.id}">
<button aria-label="Resend ${message.type} ${message.id}">Resend</button></form></td></tr>`;
}

function attemptLine({ at, status, body, answerLost }: Attempt): Markup {
  const lost = answerLost ? ' (response lost)' : '';
  return html`<li>${time(at)} <strong>${status || 'no response'}</strong>${lost} <small>${body.slice(0, 80)}</small></li>`;
}

function time(at: number): Markup {
  const iso = new Date(at).toISOString();
  return html`<time datetime="${iso}">${iso.slice(11, 19)}</time>`;
}
