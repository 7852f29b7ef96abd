/** The first match counts. Stripe's codes are paths, and new ones appear without notice. https://docs.stripe.com/api/v2/core/accounts/object */
const words: [RegExp, string][] = [
  [/payout_methods|external_account/, 'Where your money goes: a bank account or a debit card'],
  [/terms_of_service/, 'Your agreement to Stripe’s terms'],
  [/given_name|surname|full_name/, 'Your name'],
  [/date_of_birth/, 'Your date of birth'],
  [/individual.*address/, 'Your address'],
  [/address/, 'The address of your business'],
  [/id_number/, 'A number that identifies you, such as a tax number'],
  [/document|verification|proof/, 'A document that proves who you are'],
  [/email/, 'Your e-mail address'],
  [/phone/, 'Your phone number'],
  [/business|profile|merchant/, 'About your business'],
  [/representative|owners|directors|persons/, 'About the people behind your business'],
];

/** What Stripe asks for, in words. Several codes can mean one thing to a person. */
export function requirementWords(codes: string[]): string[] {
  return [...new Set(codes.map(wordsFor))];
}

function wordsFor(code: string): string {
  return words.find(([pattern]) => pattern.test(code))?.[1] ?? spelledOut(code);
}

/** `identity.individual.nationality` becomes “Nationality”. */
function spelledOut(code: string): string {
  const last = code.split('.').at(-1) ?? code;
  const text = last.replaceAll('_', ' ').trim();
  return text.charAt(0).toUpperCase() + text.slice(1);
}
