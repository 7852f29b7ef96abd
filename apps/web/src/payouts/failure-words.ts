/** Why a bank sent money back, for its owner. https://docs.stripe.com/api/payouts/failures */
const words: Record<string, string> = {
  account_closed: 'The bank account has been closed.',
  account_frozen: 'The bank account is frozen.',
  bank_account_restricted: 'The bank account does not take payments of this kind.',
  bank_ownership_changed: 'The bank account belongs to somebody else now.',
  debit_not_authorized: 'The bank account does not allow it.',
  declined: 'The bank has declined it.',
  incorrect_account_holder_name: 'The account holder’s name is not the one that the bank knows.',
  incorrect_account_holder_address: 'The account holder’s address is not the one that the bank knows.',
  incorrect_account_holder_tax_id: 'The account holder’s tax number is not the one that the bank knows.',
  insufficient_funds: 'There was not enough in your Stripe balance.',
  invalid_account_number: 'The account number is wrong.',
  invalid_currency: 'The bank account does not take this currency.',
  no_account: 'There is no bank account with these details.',
  unsupported_card: 'The debit card cannot be paid to.',
};

/** Stripe adds codes without notice. */
export function failureWords(code: string | null): string {
  return (code !== null && Object.hasOwn(words, code) && words[code]) || 'The bank did not say why.';
}
