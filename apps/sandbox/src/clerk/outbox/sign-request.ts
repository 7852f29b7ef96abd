import { Webhook } from 'svix';
import { bodyAfterSigning, type Payload, type SignedRequest, type SignOptions } from '../../outbox/signed-request.ts';
import { randomId } from '../../random-id.ts';

export function signRequest(
  payload: Payload,
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
    body: bodyAfterSigning(payload, tamper),
  };
}

function spoil(signature: string): string {
  const [version = '', encoded = ''] = signature.split(',');
  const bytes = Buffer.from(encoded, 'base64');
  bytes.writeUInt8(bytes.readUInt8(0) ^ 1, 0);
  return `${version},${bytes.toString('base64')}`;
}
