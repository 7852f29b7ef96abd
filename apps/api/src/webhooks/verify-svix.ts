import { Webhook, WebhookVerificationError } from 'svix';

/**
 * The delivery's id if one of the secrets signed exactly these bytes within five minutes of now, else undefined. Takes
 * Svix's header names and those of Standard Webhooks.
 */
export function verifySvix(body: Buffer, headers: Headers, secrets: readonly string[]): string | undefined {
  const named = Object.fromEntries(headers);
  for (const secret of secrets) {
    try {
      new Webhook(secret).verify(body, named);
      return headers.get('svix-id') ?? headers.get('webhook-id') ?? undefined;
    } catch (error) {
      if (!(error instanceof WebhookVerificationError)) throw error;
    }
  }
  return undefined;
}
