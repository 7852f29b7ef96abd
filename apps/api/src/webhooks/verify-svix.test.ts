import fc from 'fast-check';
import { Webhook } from 'svix';
import { expect, test, vi } from 'vitest';
import { anyText } from '../../test/any-text.ts';
import { signerOf } from './signature.ts';
import { svixClaim, svixKey } from './verify-svix.ts';

const now = new Date('2026-03-01T12:00:00.500Z');
const seconds = Math.floor(now.getTime() / 1000);
const secrets = ['the first', 'the second', 'a stranger'].map(
  (text) => `whsec_${Buffer.from(text).toString('base64')}`,
);
const ours = secrets.slice(0, 2);

interface Sent {
  body: Buffer;
  headers: Headers;
}

function accepted({ body, headers }: Sent): boolean {
  const claim = svixClaim(Object.fromEntries(headers), now);
  return claim !== undefined && signerOf(body, claim, ours.map(svixKey)) !== undefined;
}

/** Svix's own verdict. */
function acceptedBySvix({ body, headers }: Sent): boolean {
  vi.setSystemTime(now);
  return ours.some((secret) => {
    try {
      new Webhook(secret).verify(body, Object.fromEntries(headers));
      return true;
    } catch {
      return false;
    }
  });
}

const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: odd });

const ids = often(fc.constant('msg_1'), fc.constantFrom('', ' ', 'msg.2', 'x'.repeat(4_000)));
const offsets = often(fc.integer({ min: -299, max: 299 }), fc.constantFrom(-301, -300, 300, 301, -9e9, 9e9));
/** How the time is written: mostly as it was signed. */
const writings = often<(at: number) => string>(
  fc.constant(String),
  fc.constantFrom<(at: number) => string>(
    (at) => ` ${at}`,
    (at) => `+${at}`,
    (at) => `${at}abc`,
    (at) => `${at}.9`,
    (at) => `0${at}`,
    (at) => String(at * 1000),
    (at) => String(at + 1),
    () => '1e9',
    () => '+5',
    () => ' 12',
    () => 'NaN',
    () => '-1',
    () => '',
    () => '9'.repeat(400),
  ),
);
const bodies = often(
  anyText().map((text) => Buffer.from(JSON.stringify({ text }))),
  fc.uint8Array().map((bytes) => Buffer.from(bytes)),
);
/** What becomes of a right signature on its way. */
const signatures = often<(right: string) => string>(
  fc.constant((right) => right),
  fc.constantFrom<(right: string) => string>(
    (right) => right.replace('v1,', 'v1a,'),
    (right) => right.replace('v1,', 'v2,'),
    (right) => right.replace('v1,', 'V1,'),
    (right) => right.replace('v1,', ''),
    (right) => `${right},more`,
    (right) => right.slice(0, -1),
    (right) => right.slice(0, 12),
    (right) => right.replace('=', ''),
    (right) => `${right}=`,
    (right) => `v1,${Buffer.from(right).toString('base64')}`,
    () => 'v1',
    () => 'v1,',
    () => 'v1,é',
    () => '',
  ),
);

const deliveries = fc
  .record({
    id: ids,
    offset: offsets,
    writing: writings,
    body: bodies,
    signers: fc.array(fc.tuple(fc.constantFrom(...secrets), signatures), { maxLength: 4 }),
    prefix: often(fc.constantFrom('svix', 'webhook'), fc.constant('both')),
    without: often(fc.constant(''), fc.constantFrom('id', 'timestamp', 'signature')),
    tampered: often(fc.constant(false), fc.constant(true)),
  })
  .map(({ id, offset, writing, body, signers, prefix, without, tampered }): Sent => {
    const at = seconds + offset;
    const signed = signers.map(([secret, change]) => change(new Webhook(secret).sign(id, new Date(at * 1000), body)));
    const values = { id, timestamp: writing(at), signature: signed.join(' ') };
    const headers = new Headers();
    for (const [name, value] of Object.entries(values)) {
      if (name === without) continue;
      headers.set(`${prefix === 'both' ? 'svix' : prefix}-${name}`, Buffer.from(value).toString('latin1'));
      if (prefix === 'both') headers.set(`webhook-${name}`, 'of somebody else');
    }
    return { headers, body: tampered ? Buffer.concat([body, Buffer.from(' ')]) : body };
  });

test("whatever is sent, the verdict is that of Svix's own library", () => {
  vi.useFakeTimers({ toFake: ['Date'] });
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(deliveries, (sent) => {
      const verdict = acceptedBySvix(sent);
      verdicts.add(verdict);
      expect(accepted(sent)).toBe(verdict);
    }),
    { numRuns: 1_500 },
  );
  vi.useRealTimers();
  expect(verdicts).toEqual(new Set([true, false]));
});
