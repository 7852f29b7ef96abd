import { Webhook, WebhookVerificationError } from 'svix';

interface Verified {
  /** The same over all attempts of a delivery. */
  id: string;
  /** Which one it was. */
  secret: string;
}

/**
 * What a delivery is if one of the secrets signed exactly these bytes within five minutes of now, else undefined. Takes
 * Svix's header names and those of Standard Webhooks.
 */
export function verifySvix(body: Buffer, headers: Headers, secrets: readonly string[]): Verified | undefined {
  const named = Object.fromEntries(headers);
  const id = headers.get('svix-id') ?? headers.get('webhook-id');
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(body, named);
      return id === null ? undefined : { id, secret };
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
    }
  }
  return undefined;
}
