import { Hono } from 'hono';
import { html } from 'hono/html';
import type { ClerkSandbox } from '../clerk/clerk-sandbox.ts';
import { page } from '../pages/document.ts';
import type { StripeSandbox } from '../stripe/stripe-sandbox.ts';
import { accountActions } from './account-actions.ts';
import { accountTable } from './account-table.ts';
import { type Deliveries, deliveryActions, deliverySection } from './deliveries.ts';
import { paymentActions } from './payment-actions.ts';
import { paymentTable } from './payment-table.ts';
import { peopleActions } from './people-actions.ts';
import { peopleTable } from './people-table.ts';

/** Shows the sandbox's state, with controls for actions and faults. */
export function consolePage(clerk: ClerkSandbox, stripe: StripeSandbox): Hono {
  const people: Deliveries = { name: 'clerk', title: 'Clerk', outbox: clerk.outbox };
  const money: Deliveries[] = [
    { name: 'stripe-platform', title: 'Stripe, payments', outbox: stripe.platformOutbox },
    { name: 'stripe-connect', title: 'Stripe, accounts', outbox: stripe.connectOutbox },
  ];
  const app = new Hono();

  app.get('/', () =>
    page({
      title: 'Console',
      wide: true,
      body: html`<p>The sandbox simulates Clerk and Stripe for development. Users, accounts and payments live here, and their events are
delivered to the application. <a href="/">Refresh</a></p>
<h2>People</h2>
${peopleTable(clerk.users.all().toReversed())}
<p><a class="button" href="/sign-up">Sign up a user</a></p>
${deliverySection(people)}
<h2>Accounts at Stripe</h2>
${accountTable(stripe)}
<h2>Payments</h2>
${paymentTable(stripe)}
${money.map(deliverySection)}`,
    }),
  );

  app.route('/', peopleActions(clerk.users));
  app.route('/', accountActions(stripe));
  app.route('/', paymentActions(stripe));
  for (const deliveries of [people, ...money]) app.route('/', deliveryActions(deliveries));
  return app;
}
