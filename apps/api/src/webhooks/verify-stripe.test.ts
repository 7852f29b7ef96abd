import fc from 'fast-check';
import Stripe from 'stripe';
import { expect, test } from 'vitest';
import { anyText } from '../../test/any-text.ts';
import { signerOf } from './signature.ts';
import { stripeClaim, stripeKey } from './verify-stripe.ts';

const now = new Date('2026-03-01T12:00:00.500Z');
const seconds = Math.floor(now.getTime() / 1000);
const secrets = ['whsec_first', 'whsec_second', 'whsec_stranger'];
const ours = secrets.slice(0, 2);
const { webhooks } = new Stripe('sk_test_none');

interface Sent {
  body: Buffer;
  header: string;
}

function accepted({ body, header }: Sent): boolean {
  const claim = stripeClaim({ 'stripe-signature': header }, now);
  return claim !== undefined && signerOf(body, claim, ours.map(stripeKey)) !== undefined;
}

/** The verdict of Stripe's SDK, and ours about what it does not look at: a time far ahead, or that is none. */
function acceptedByStripe({ body, header }: Sent): boolean {
  const at = Number.parseInt(
    header
      .split(',')
      .findLast((field) => field.split('=')[0] === 't')
      ?.split('=')[1] ?? '',
    10,
  );
  if (!(at <= seconds + 300)) return false;
  return ours.some((secret) => {
    try {
      return webhooks.signature?.verifyHeader(body, header, secret, 300, undefined, now.getTime());
    } catch {
      return false;
    }
  });
}

const often = <T>(usual: fc.Arbitrary<T>, odd: fc.Arbitrary<T>) =>
  fc.oneof({ weight: 4, arbitrary: usual }, { weight: 1, arbitrary: odd });

const offsets = often(fc.integer({ min: -299, max: 299 }), fc.constantFrom(-301, -300, 300, 301, -9e9, 9e9));
const times = often<(at: number) => string>(
  fc.constant((at) => `t=${at}`),
  fc.constantFrom<(at: number) => string>(
    (at) => `t= ${at}`,
    (at) => `t=+${at}`,
    (at) => `t=${at}abc`,
    (at) => `t=${at}=1`,
    (at) => `T=${at}`,
    (at) => ` t=${at}`,
    (at) => `t=1,t=${at}`,
    (at) => `t=${at},t=1`,
    () => 't=1e9',
    () => 't=NaN',
    () => 't=-1',
    () => 't=',
    () => 't',
    () => `t=${'9'.repeat(400)}`,
    () => 'x=1',
  ),
);
/** A byte order mark, which the SDK leaves out when it decodes, is never sent. */
const bodies = often(
  anyText().map((text) => Buffer.from(JSON.stringify({ text }))),
  fc.uint8Array().map((bytes) => Buffer.concat([Buffer.from('{'), bytes])),
);
const signatures = often<(right: string) => string>(
  fc.constant((right) => `v1=${right}`),
  fc.constantFrom<(right: string) => string>(
    (right) => `v0=${right}`,
    (right) => `v1=${right},v1=`,
    (right) => `v1,v1=${right}`,
    (right) => `v1=${right}=1`,
    (right) => `v1= ${right}`,
    (right) => `v1=${right.slice(0, -1)}`,
    (right) => `v1=${right.toUpperCase()}`,
    (right) => right,
    () => 'v1=é',
    () => '',
  ),
);

const deliveries = fc
  .record({
    offset: offsets,
    time: times,
    body: bodies,
    signers: fc.array(fc.tuple(fc.constantFrom(...secrets), signatures), { maxLength: 4 }),
    tampered: often(fc.constant(false), fc.constant(true)),
  })
  .map(({ offset, time, body, signers, tampered }): Sent => {
    const timestamp = seconds + offset;
    const signed = signers.map(([secret, change]) => {
      const header = webhooks.generateTestHeaderString({ payload: body.toString('utf8'), secret, timestamp });
      return change(header.slice(header.indexOf('v1=') + 3));
    });
    return {
      // As it arrives: without what stands around it.
      header: [time(timestamp), ...signed].join(',').trim(),
      body: tampered ? Buffer.concat([body, Buffer.from(' ')]) : body,
    };
  });

test("whatever is sent, the verdict is that of Stripe's SDK, but for a time far ahead", () => {
  const verdicts = new Set<boolean>();
  fc.assert(
    fc.property(deliveries, (sent) => {
      const verdict = acceptedByStripe(sent);
      verdicts.add(verdict);
      expect(accepted(sent)).toBe(verdict);
    }),
    { numRuns: 1_500 },
  );
  expect(verdicts).toEqual(new Set([true, false]));
});
