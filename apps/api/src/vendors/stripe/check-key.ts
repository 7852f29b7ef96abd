import Stripe from 'stripe';

const IN_TIME = { timeout: 5_000, maxNetworkRetries: 0 };

/** Whether Stripe takes the key, and for what is needed most: connected accounts. `refused` is Stripe's word for why not. */
export async function checkKey(stripe: Stripe): Promise<'taken' | 'unreachable' | { refused: string }> {
  try {
    await stripe.v2.core.accounts.list({ limit: 1 }, IN_TIME);
    return 'taken';
  } catch (error) {
    if (!(error instanceof Stripe.errors.StripeError)) throw error;
    const { statusCode, code, type } = error;
    if (statusCode === undefined || statusCode === 429 || statusCode >= 500) return 'unreachable';
    return { refused: code ?? type };
  }
}
