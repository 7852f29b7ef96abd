import { type Books, seconds } from '../books.ts';
import type { Order } from '../checkout/order.ts';
import { stripeId } from '../stripe-id.ts';
import type { Charge, CheckoutSession, PaymentIntent } from '../stripe-object.ts';
import { type Method, methodDetails } from './payment-method.ts';

export interface Buyer {
  email: string;
  name: string | null;
}

/** The payment of a session, with its first charge, before any money moved. */
export function openPayment(books: Books, session: CheckoutSession, order: Order, buyer: Buyer, method: Method) {
  const charge = newCharge(books, session, order, buyer, method);
  const intent = newIntent(books, session, order, charge, method);
  books.tables.put('charge', { ...charge, payment_intent: intent.id });
  return books.tables.put('payment_intent', intent);
}

function newIntent(
  books: Books,
  session: CheckoutSession,
  { payment }: Order,
  charge: Charge,
  method: Method,
): PaymentIntent {
  const id = stripeId('pi');
  const { transfer } = payment;
  return {
    id,
    object: 'payment_intent',
    allowed_payment_method_types: null,
    amount: charge.amount,
    amount_capturable: 0,
    amount_details: { tip: {} },
    amount_received: 0,
    application: null,
    application_fee_amount: payment.applicationFee,
    automatic_payment_methods: null,
    canceled_at: null,
    cancellation_reason: null,
    capture_method: 'automatic_async',
    client_secret: `${id}_secret_sandbox`,
    confirmation_method: 'automatic',
    created: seconds(books),
    currency: charge.currency,
    customer: null,
    customer_account: null,
    description: payment.description,
    excluded_payment_method_types: null,
    last_payment_error: null,
    latest_charge: charge.id,
    livemode: session.livemode,
    managed_payments: null,
    metadata: payment.metadata,
    next_action: null,
    on_behalf_of: payment.onBehalfOf,
    payment_method: charge.payment_method,
    payment_method_configuration_details: null,
    payment_method_options: {},
    payment_method_types: [method],
    payment_record: null,
    processing: null,
    receipt_email: payment.receiptEmail,
    review: null,
    setup_future_usage: null,
    shipping: null,
    source: null,
    statement_descriptor: payment.statementDescriptor,
    statement_descriptor_suffix: payment.statementDescriptorSuffix,
    status: 'processing',
    transfer_data: transfer && {
      destination: transfer.destination,
      ...(transfer.amount && { amount: transfer.amount }),
    },
    transfer_group: payment.transferGroup,
  };
}

function newCharge(books: Books, session: CheckoutSession, { payment }: Order, buyer: Buyer, method: Method): Charge {
  return {
    id: stripeId(method === 'card' ? 'ch' : 'py'),
    object: 'charge',
    amount: session.amount_total ?? 0,
    amount_captured: 0,
    amount_refunded: 0,
    application: null,
    application_fee: null,
    application_fee_amount: payment.applicationFee,
    balance_transaction: null,
    billing_details: { address: null, email: buyer.email, name: buyer.name, phone: null, tax_id: null },
    calculated_statement_descriptor: 'SANDBOX',
    captured: false,
    created: seconds(books),
    currency: session.currency ?? 'usd',
    customer: null,
    description: payment.description,
    disputed: false,
    failure_balance_transaction: null,
    failure_code: null,
    failure_message: null,
    fraud_details: {},
    livemode: session.livemode,
    metadata: payment.metadata,
    on_behalf_of: payment.onBehalfOf,
    outcome: null,
    paid: false,
    payment_intent: null,
    payment_method: stripeId('pm'),
    payment_method_details: methodDetails(method),
    receipt_email: payment.receiptEmail,
    receipt_number: null,
    receipt_url: null,
    refunded: false,
    review: null,
    shipping: null,
    source: null,
    source_transfer: null,
    statement_descriptor: payment.statementDescriptor,
    statement_descriptor_suffix: payment.statementDescriptorSuffix,
    status: 'pending',
    transfer_data: payment.transfer,
    transfer_group: payment.transferGroup,
  };
}
