import { expect, test } from 'vitest';
import { type PayoutStatus, viewOf } from './payout-view.ts';

const working: PayoutStatus = {
  state: 'active',
  rejected: false,
  canReceive: true,
  canBePaidOut: true,
  requirements: [],
  deadline: null,
  failedPayouts: [],
};
const wants = (...codes: string[]): Partial<PayoutStatus> => ({
  requirements: codes.map((code) => ({ code, awaiting: 'user' })),
});
const bank = 'defaults.payout_methods';
const failedPayouts = [{ amount: 1, currency: 'EUR', code: null, failedAt: '2026-01-01T00:00:00.000Z' }];
const stopped = { state: 'restricted', canReceive: false, canBePaidOut: false } as const;

test.each<[string, Partial<PayoutStatus>]>([
  ['active', {}],
  ['due', wants('identity.individual.documents.primary_verification')],
  ['payout_failed', { failedPayouts }],
  ['payout_failed', { failedPayouts, ...wants(bank) }],
  ['onboarding', { ...stopped, state: 'onboarding', ...wants('identity.individual.given_name', bank) }],
  ['checking', { ...stopped, state: 'onboarding', requirements: [{ code: 'identity', awaiting: 'stripe' }] }],
  ['checking', { ...stopped, state: 'onboarding' }],
  ['bank_missing', { state: 'onboarding', canBePaidOut: false, ...wants(bank) }],
  ['bank_missing', { state: 'restricted', canBePaidOut: false, ...wants(bank) }],
  ['restricted', { ...stopped, ...wants(bank) }],
  ['restricted', { ...stopped, ...wants('identity.individual.given_name') }],
  ['rejected', { ...stopped, rejected: true, ...wants('identity.individual.given_name') }],
  ['rejected', { ...stopped, rejected: true, failedPayouts }],
  ['closed', { ...stopped, state: 'closed', rejected: true }],
  ['none', { ...stopped, state: 'none' }],
])('%s: %j', (view, says) => {
  expect(viewOf({ ...working, ...says })).toBe(view);
});
