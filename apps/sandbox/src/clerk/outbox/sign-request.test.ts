import { Webhook } from 'svix';
import { expect, test } from 'vitest';
import { olderSecret, secret, start } from '../../../test/start.ts';

const verifies = (key: string, { body, headers }: { body: string | Uint8Array; headers: Record<string, string> }) => {
  new Webhook(key).verify(typeof body === 'string' ? body : Buffer.from(body), headers);
  return true;
};

async function startSigning(secrets = [secret]) {
  const { clerk } = await start({ webhook: { url: 'http://127.0.0.1:9', secrets } });
  return clerk;
}

test('any text at all can be signed, also what no event ever was', async () => {
  const { outbox } = await startSigning();
  for (const rubbish of ['', 'null', '{ half', 'ümläut', '{"a":1}']) {
    const request = outbox.sign(rubbish);
    expect(request.body).toBe(rubbish);
    expect(verifies(secret, request)).toBe(true);
  }
});

test('bytes that are no text can be signed too', async () => {
  const { outbox } = await startSigning();
  const request = outbox.sign(new Uint8Array([0xff, 0x00, 0xfe]));
  expect(request.body).toEqual(new Uint8Array([0xff, 0x00, 0xfe]));
  expect(verifies(secret, request)).toBe(true);
});

test('an event is signed as the JSON that is sent', async () => {
  const clerk = await startSigning();
  const event = clerk.event('session.created', { id: 'sess_1' });
  const request = clerk.outbox.sign(event);
  expect(verifies(secret, request)).toBe(true);
  expect(JSON.parse(String(request.body))).toEqual(event);
});

test('every live secret signs', async () => {
  const { outbox } = await startSigning([secret, olderSecret]);
  const request = outbox.sign('{}');
  expect(request.headers['svix-signature']).toMatch(/^v1,\S+ v1,\S+$/);
  expect(verifies(secret, request)).toBe(true);
  expect(verifies(olderSecret, request)).toBe(true);
});

test('secrets of its own can sign a request', async () => {
  const { outbox } = await startSigning();
  const request = outbox.sign('{}', { secrets: [olderSecret] });
  expect(() => verifies(secret, request)).toThrow();
  expect(verifies(olderSecret, request)).toBe(true);
});

test('the Standard Webhooks header names can be asked for', async () => {
  const { outbox } = await startSigning();
  const request = outbox.sign('{}', { headers: 'webhook', id: 'msg_1' });
  expect(Object.keys(request.headers).filter((name) => /svix|webhook-/.test(name))).toEqual([
    'webhook-id',
    'webhook-timestamp',
    'webhook-signature',
  ]);
  expect(verifies(secret, request)).toBe(true);
});

test.each(['body', 'whitespace', 'signature', 'timestamp'] as const)(
  'a tampered %s does not verify',
  async (tamper) => {
    const { outbox } = await startSigning();
    expect(() => verifies(secret, outbox.sign('{"a":1}', { tamper }))).toThrow();
    expect(() => verifies(secret, outbox.sign(new Uint8Array([1, 2]), { tamper }))).toThrow();
  },
);

test('tampering with white space leaves the meaning, tampering with the body does not', async () => {
  const { outbox } = await startSigning();
  expect(JSON.parse(String(outbox.sign('{"a":1}', { tamper: 'whitespace' }).body))).toEqual({ a: 1 });
  expect(JSON.parse(String(outbox.sign('{"a":1}', { tamper: 'body' }).body))).toEqual({ a: 1, forged: true });
});

test('a timestamp beyond the tolerance does not verify, however it is signed', async () => {
  const { outbox } = await startSigning();
  for (const minutes of [-6, 6]) {
    const request = outbox.sign('{}', { timestamp: Date.now() + minutes * 60_000 });
    expect(() => verifies(secret, request)).toThrow();
  }
});

test('without an endpoint there is nothing to sign with', async () => {
  const { clerk } = await start();
  expect(() => clerk.outbox.sign('{}')).toThrow('no endpoint');
  expect(clerk.outbox.sign('{}', { secrets: [secret] }).headers['svix-id']).toMatch(/^msg_/);
});
