export interface SignOptions {
  /** Of the message; a new one by default. */
  id?: string;
  /** Milliseconds; now by default. */
  timestamp?: number;
  /** Every one of them signs; those of the endpoint by default. */
  secrets?: string[];
  /** Clerk's senders that are white-labelled use the Standard Webhooks names for the same thing. Stripe's have one name. */
  headers?: 'svix' | 'webhook';
  /** What is changed after signing. `whitespace` keeps the JSON's meaning: only the bytes differ. */
  tamper?: Tampering;
}

export type Tampering = 'body' | 'whitespace' | 'signature' | 'timestamp';

export type Payload = string | Uint8Array<ArrayBuffer>;

/** Goes into fetch() as it is. */
export interface SignedRequest {
  method: 'POST';
  headers: Record<string, string>;
  body: Payload;
}

/** The body as it is sent, once it was signed. */
export function bodyAfterSigning(payload: Payload, tamper: Tampering | undefined): Payload {
  if (tamper === 'whitespace') return append(payload, ' ');
  if (tamper !== 'body') return payload;
  return typeof payload === 'string' ? payload.replace(/\}\s*$/, ',"forged":true}') : append(payload, '!');
}

function append(payload: Payload, text: string): Payload {
  return typeof payload === 'string' ? payload + text : new Uint8Array([...payload, ...Buffer.from(text)]);
}
