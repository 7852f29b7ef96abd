import { Hono } from 'hono';
import { html } from 'hono/html';
import type { Outbox } from '../outbox/outbox.ts';
import { type Markup, page, seeOther } from '../pages/document.ts';
import { formText } from '../pages/form-text.ts';
import { faultForms, messageTable } from './delivery-tables.ts';
import { offered } from './offered-faults.ts';

/** The part of an outbox that the console uses, for any type of event. */
export type ShownOutbox = Pick<
  Outbox<{ type: string }>,
  'attempt' | 'endpoint' | 'faults' | 'heal' | 'inject' | 'messages'
>;

export interface Deliveries {
  /** Part of its forms' URLs. */
  name: string;
  title: string;
  outbox: ShownOutbox;
}

export function deliverySection({ name, title, outbox }: Deliveries): Markup {
  return html`<h2>${title}: next delivery</h2>
<p>Endpoint: <code>${outbox.endpoint?.url ?? 'none'}</code></p>
${faultForms(name, offered, outbox.faults)}
<h2>${title}: deliveries</h2>
${messageTable(name, title, outbox.messages.slice(-30).toReversed())}`;
}

export function deliveryActions({ name, outbox }: Deliveries): Hono {
  const app = new Hono();
  app.post(`/console/${name}/faults`, async (c) => {
    const form = await formText(c, 'name');
    const chosen = offered.find((one) => one.name === form.name);
    if (chosen === undefined) return page({ title: 'Unknown fault', status: 404, body: html`<p>Choose another.</p>` });
    outbox.inject(chosen.fault);
    return seeOther('/');
  });
  app.post(`/console/${name}/heal`, () => {
    outbox.heal();
    return seeOther('/');
  });
  app.post(`/console/${name}/resend`, async (c) => {
    const { id } = await formText(c, 'id');
    const message = outbox.messages.find((one) => one.id === id);
    if (message !== undefined && outbox.endpoint !== undefined) await outbox.attempt(message);
    return seeOther('/');
  });
  return app;
}
