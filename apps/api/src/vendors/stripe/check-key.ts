import Stripe from 'stripe';

const IN_TIME = { timeout: 5_000, maxNetworkRetries: 0 };

/** Whether Stripe accepts the key for connected accounts. `refused` is Stripe's error code. */
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
