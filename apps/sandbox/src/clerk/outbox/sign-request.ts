import { Webhook } from 'svix';
import { randomId } from '../../random-id.ts';

export interface SignOptions {
  /** `svix-id`; a new one by default. */
  id?: string;
  /** Milliseconds; now by default. */
  timestamp?: number;
  /** Every one of them signs; those of the endpoint by default. */
  secrets?: string[];
  /** White-labelled senders use the Standard Webhooks names for the same thing. */
  headers?: 'svix' | 'webhook';
  /** What is changed after signing. `whitespace` keeps the JSON's meaning: only the bytes differ. */
  tamper?: Tampering;
}

export type Tampering = 'body' | 'whitespace' | 'signature' | 'timestamp';

/** Goes into fetch() as it is. */
export interface SignedRequest {
  method: 'POST';
  headers: Record<string, string>;
  body: string | Uint8Array<ArrayBuffer>;
}

export function signRequest(
  payload: string | Uint8Array<ArrayBuffer>,
  options: SignOptions & { timestamp: number; secrets: string[] },
): SignedRequest {
  const { id = randomId('msg'), timestamp, secrets, headers = 'svix', tamper } = options;
  const content = typeof payload === 'string' ? payload : Buffer.from(payload);
  const signatures = secrets.map((secret) => new Webhook(secret).sign(id, new Date(timestamp), content));
  const seconds = Math.floor(timestamp / 1000);
  return {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'user-agent': 'Svix-Webhooks/sandbox',
      [`${headers}-id`]: id,
      [`${headers}-timestamp`]: String(tamper === 'timestamp' ? seconds + 1 : seconds),
      [`${headers}-signature`]: (tamper === 'signature' ? signatures.map(spoil) : signatures).join(' '),
    },
    body: tamper === 'body' ? forge(payload) : tamper === 'whitespace' ? append(payload, ' ') : payload,
  };
}

function spoil(signature: string): string {
  const [version = '', encoded = ''] = signature.split(',');
  const bytes = Buffer.from(encoded, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return `${version},${bytes.toString('base64')}`;
}

function forge(payload: SignedRequest['body']): SignedRequest['body'] {
  return typeof payload === 'string' ? payload.replace(/\}\s*$/, ',"forged":true}') : append(payload, '!');
}

function append(payload: SignedRequest['body'], text: string): SignedRequest['body'] {
  return typeof payload === 'string' ? payload + text : new Uint8Array([...payload, ...Buffer.from(text)]);
}
