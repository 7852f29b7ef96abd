export interface SignOptions {
  /** Message id; a new one by default. */
  id?: string;
  /** Milliseconds; now by default. */
  timestamp?: number;
  /** Each signs; the endpoint's secrets by default. */
  secrets?: string[];
  /** White-labelled Svix senders use the Standard Webhooks names for the same headers. Ignored for Stripe. */
  headers?: 'svix' | 'webhook';
  /** What is changed after signing. `whitespace` changes the bytes but not the JSON's meaning. */
  tamper?: Tampering;
}

export type Tampering = 'body' | 'whitespace' | 'signature' | 'timestamp';

export type Payload = string | Uint8Array<ArrayBuffer>;

/** Can be passed to fetch(). */
export interface SignedRequest {
  method: 'POST';
  headers: Record<string, string>;
  body: Payload;
}

/** The body to send after signing, tampered with if requested. */
export function bodyAfterSigning(payload: Payload, tamper: Tampering | undefined): Payload {
  if (tamper === 'whitespace') return append(payload, ' ');
  if (tamper !== 'body') return payload;
  return typeof payload === 'string' ? payload.replace(/\}\s*$/, ',"forged":true}') : append(payload, '!');
}

function append(payload: Payload, text: string): Payload {
  return typeof payload === 'string' ? payload + text : new Uint8Array([...payload, ...Buffer.from(text)]);
}
