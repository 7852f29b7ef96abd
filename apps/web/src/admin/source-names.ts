/** What the ledger's sources are called here. */
export const sourceNames: Record<string, string> = {
  clerk: 'Clerk',
  'first-request': 'First requests',
  stripe: 'Stripe',
  'stripe-found': 'Found at Stripe',
};
