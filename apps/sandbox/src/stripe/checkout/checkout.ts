import type { SessionParams } from '../api/session-params.ts';
import type { Books } from '../books.ts';
import { failPayment } from '../payments/fail-payment.ts';
import { settlePayment } from '../payments/settle-payment.ts';
import { Refusal } from '../refusal.ts';
import type { CheckoutSession } from '../stripe-object.ts';
import { checkSession } from './check-session.ts';
import type { Checkout } from './checkout-control.ts';
import { lineItem } from './line-item.ts';
import { newSession } from './new-session.ts';
import type { Order } from './order.ts';
import { paymentData } from './payment-data.ts';
import { sessionLife } from './session-life.ts';

export interface CheckoutOptions {
  pageUrl(id: string): string;
  stored: Order[];
  changed(): void;
}

export function createCheckout(books: Books, { pageUrl, stored, changed }: CheckoutOptions) {
  const { tables, emit, clock } = books;
  const orders = new Map(stored.map((order) => [order.id, order]));
  const { orderOf, open, begin, complete, expire, expiry } = sessionLife(books, orders);

  const control: Checkout = {
    get: (id) => tables.get('checkout.session', id),
    all: () => tables.all('checkout.session'),
    pay(id, given = {}) {
      const session = open(id);
      const { order, buyer, intent } = begin(session, given, 'card');
      return complete(session, buyer, settlePayment(books, intent, order.payment), true);
    },
    payAsync(id, given = {}) {
      const session = open(id);
      const { buyer, intent } = begin(session, given, 'us_bank_account');
      return complete(session, buyer, intent, false);
    },
    settleAsync(id, outcome) {
      const session = tables.require('checkout.session', id);
      const intent = tables.require('payment_intent', session.payment_intent ?? '');
      if (intent.status !== 'processing') throw new Refusal(`The payment of ${id} is ${intent.status}`);
      if (outcome === 'failed') {
        failPayment(books, intent);
        emit('checkout.session.async_payment_failed', session);
        return session;
      }
      settlePayment(books, intent, orderOf(id).payment);
      const paid = tables.update('checkout.session', id, { payment_status: 'paid' });
      emit('checkout.session.async_payment_succeeded', paid);
      return paid;
    },
    fail(id, given = {}) {
      const session = open(id);
      failPayment(books, begin(session, given, 'card').intent);
      return session;
    },
    awaiting() {
      const waiting = tables.all('payment_intent').filter(({ status }) => status === 'processing');
      const ids = new Set<string | null>(waiting.map(({ id }) => id));
      return tables.all('checkout.session').filter((session) => ids.has(session.payment_intent));
    },
    abandon: (id) => open(id).cancel_url,
    expire,
  };

  return {
    ...control,
    lineItems: (id: string) => orders.get(id)?.lineItems ?? [],
    create(params: SessionParams): CheckoutSession {
      const total = checkSession(params, books.accounts, clock.now());
      const session = newSession(params, total, { now: clock.now(), livemode: books.livemode, pageUrl });
      const { id, created, livemode } = session;
      const lineItems = params.line_items.map((item) => lineItem(item, created, livemode));
      orders.set(id, { id, lineItems, payment: paymentData(params) });
      tables.put('checkout.session', session);
      expiry.watch(session);
      changed();
      return session;
    },
    dump: () => [...orders.values()],
    stop: expiry.stop,
  };
}

export type CheckoutDesk = ReturnType<typeof createCheckout>;
