import type { Books } from '../books.ts';
import { type Buyer, openPayment } from '../payments/open-payment.ts';
import type { Method } from '../payments/payment-method.ts';
import { Refusal } from '../refusal.ts';
import type { CheckoutSession, PaymentIntent } from '../stripe-object.ts';
import { checkDestination } from './check-session.ts';
import { createExpiry } from './expiry.ts';
import { customerDetails } from './new-session.ts';
import type { Order } from './order.ts';

/** From open to complete or expired, whatever the buyer does. */
export function sessionLife(books: Books, orders: Map<string, Order>) {
  const { tables, emit, clock } = books;
  const expiry = createExpiry(clock, (id) => void expire(id));
  for (const session of tables.all('checkout.session')) expiry.watch(session);

  function orderOf(id: string): Order {
    const order = orders.get(id);
    if (order === undefined) throw new Error(`The sandbox has no order for ${id}`);
    return order;
  }

  function open(id: string): CheckoutSession {
    const session = tables.require('checkout.session', id);
    if (session.status !== 'open') throw new Refusal(`The session ${id} is ${session.status}`);
    return session;
  }

  function begin(session: CheckoutSession, given: Partial<Buyer>, method: Method) {
    const { id, customer_email: email } = session;
    const order = orderOf(id);
    // The account may have lost its capabilities since the session was created.
    if (order.payment.transfer !== null) checkDestination(books.accounts, order.payment.transfer.destination);
    const buyer = { email: email ?? given.email ?? `buyer+${id.slice(-8)}@example.com`, name: given.name ?? null };
    return { order, buyer, intent: openPayment(books, session, order, buyer, method) };
  }

  function complete(session: CheckoutSession, buyer: Buyer, intent: PaymentIntent, paid: boolean): CheckoutSession {
    const done = tables.update('checkout.session', session.id, {
      customer_details: customerDetails(buyer.email, buyer.name),
      payment_intent: intent.id,
      payment_status: paid ? 'paid' : 'unpaid',
      status: 'complete',
      url: null,
    });
    expiry.forget(session.id);
    emit('checkout.session.completed', done);
    return done;
  }

  function expire(id: string): CheckoutSession {
    const { status } = tables.require('checkout.session', id);
    if (status !== 'open') {
      const message = `Only Checkout Sessions with a status in ["open"] can be expired. This Checkout Session has a status of \`${status}\`.`;
      throw new Refusal(message);
    }
    const session = tables.update('checkout.session', id, { status: 'expired', url: null });
    expiry.forget(id);
    emit('checkout.session.expired', session);
    return session;
  }

  return { orderOf, open, begin, complete, expire, expiry };
}
