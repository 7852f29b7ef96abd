import type { Books } from '../books.ts';
import type { PaymentIntent } from '../stripe-object.ts';

const declined = {
  code: 'card_declined',
  decline_code: 'generic_decline',
  message: 'Your card was declined.',
  type: 'card_error',
} as const;

const returned = {
  code: 'payment_intent_payment_attempt_failed',
  message: 'The payment failed.',
  type: 'invalid_request_error',
} as const;

/** The bank said no. No money moved. */
export function failPayment(books: Books, intent: PaymentIntent): PaymentIntent {
  const error = intent.payment_method_types.includes('card') ? declined : returned;
  books.tables.update('charge', intent.latest_charge ?? '', {
    failure_code: error.code,
    failure_message: error.message,
    status: 'failed',
  });
  return books.tables.update('payment_intent', intent.id, {
    last_payment_error: error,
    payment_method: null,
    status: 'requires_payment_method',
  });
}
