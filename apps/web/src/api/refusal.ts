import { isApiError } from './failure.ts';

/** What the API says when there is something to do about it. The words are all that tells such errors apart. */
export const refusals = {
  noEmail: 'Add an e-mail address to your profile first',
  noAccount: 'Connect a Stripe account first',
  cannotReceive: 'Your Stripe account cannot receive payments yet',
  orderEnded: 'This order has ended, start a new one',
  capacityTaken: 'More seats than that are taken already',
  priceFixed: 'The price of a published event stays',
  endsBeforeItStarts: 'An event ends after it starts',
  endsInThePast: 'An event ends in the future',
  noTicket: 'Ticket not found',
} as const;

export function isRefusal(error: unknown, refusal: keyof typeof refusals): boolean {
  return isApiError(error) && error.message === refusals[refusal];
}
