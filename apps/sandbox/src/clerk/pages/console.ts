import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ClerkSandbox } from '../clerk-sandbox.ts';
import type { Fault } from '../outbox/fault.ts';
import { faultForms, messageTable, peopleTable } from './console-tables.ts';
import { page, seeOther } from './document.ts';
import { formText } from './form-text.ts';

/** The faults one can click. */
export const offered: { name: string; label: string; fault: Fault }[] = [
  { name: 'drop', label: 'Drop it', fault: { kind: 'drop' } },
  { name: 'duplicate', label: 'Send it twice', fault: { kind: 'duplicate' } },
  { name: 'second-endpoint', label: 'Send it again under a second id', fault: { kind: 'second-endpoint' } },
  { name: 'delay', label: 'Delay it by 10 s', fault: { kind: 'delay', ms: 10_000 } },
  { name: 'reorder', label: 'Send it after the one that follows', fault: { kind: 'reorder' } },
  { name: 'tamper', label: 'Forge its body', fault: { kind: 'tamper' } },
  { name: 'lose-answer', label: 'Lose the answer', fault: { kind: 'lose-answer' } },
];

/** What the sandbox knows and does, with the means to make things go wrong. */
export function consolePage(clerk: ClerkSandbox): Hono {
  const { users, outbox } = clerk;
  const app = new Hono();

  app.get('/', () =>
    page({
      title: 'Console',
      wide: true,
      body: html`<p>This plays Clerk for development: people sign up and in here, and what happens to them is sent to
<code>${outbox.endpoint?.url ?? 'nobody'}</code>. <a href="/">Look again</a></p>
<h2>People</h2>
${peopleTable(users.all().toReversed())}
<p><a class="button" href="/sign-up">Sign somebody up</a></p>
<h2>The next delivery</h2>
${faultForms(offered, outbox.faults)}
<h2>Deliveries</h2>
${messageTable(outbox.messages.slice(-30).toReversed())}`,
    }),
  );

  app.post('/console/faults', async (c) => {
    const { name } = await formText(c, 'name');
    const chosen = offered.find((one) => one.name === name);
    if (chosen === undefined) return page({ title: 'No such fault', status: 404, body: html`<p>Choose another.</p>` });
    outbox.inject(chosen.fault);
    return seeOther('/');
  });
  app.post('/console/heal', () => {
    outbox.heal();
    return seeOther('/');
  });
  app.post('/console/resend', async (c) => {
    const { id } = await formText(c, 'id');
    const message = outbox.messages.find((one) => one.id === id);
    if (message !== undefined && outbox.endpoint !== undefined) await outbox.attempt(message);
    return seeOther('/');
  });
  app.post('/console/people', async (c) => {
    const { id, action } = await formText(c, 'id', 'action');
    if (users.get(id) === undefined) return seeOther('/');
    if (action === 'delete') users.delete(id);
    if (action === 'ban' || action === 'unban') users.update(id, { banned: action === 'ban' });
    return seeOther('/');
  });

  return app;
}
