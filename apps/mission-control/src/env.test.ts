import { expect, test } from 'vitest';
import { readSettings } from './env.ts';

const ownKey = `pk_test_${btoa('localhost:4000$')}`;

test('everything has a value for development', () => {
  const { options, idle } = readSettings({});
  expect(options).toMatchObject({ port: 4000, webUrl: 'http://localhost:5173' });
  expect(options.file).toMatch(/\/data\/sandbox\.json$/);
  expect(idle).toBe(false);
});

test('events go to the API, signed with every secret that is live', () => {
  const { options } = readSettings({
    CLERK_PUBLISHABLE_KEY: ownKey,
    CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_YQ==, whsec_Yg==',
  });
  expect(options.webhook).toEqual({
    url: 'http://127.0.0.1:3000/webhooks/clerk',
    secrets: ['whsec_YQ==', 'whsec_Yg=='],
  });
});

test('with the keys of a real Clerk it keeps to itself', () => {
  const { options, idle } = readSettings({
    CLERK_PUBLISHABLE_KEY: `pk_test_${btoa('happy-cat-1.clerk.accounts.dev$')}`,
    CLERK_SECRET_KEY: 'sk_test_real',
    CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_YQ==',
  });
  expect(idle).toBe(true);
  expect(options).not.toHaveProperty('secretKey');
  expect(options).not.toHaveProperty('webhook');
});

test('what is wrong is named, without its value', () => {
  const read = () =>
    readSettings({
      SANDBOX_PORT: 'secret-port',
      SANDBOX_WEBHOOK_URL: 'https://example.com',
      CLERK_WEBHOOK_SIGNING_SECRET: 'hunter2',
    });
  expect(read).toThrow(/SANDBOX_PORT[\s\S]*SANDBOX_WEBHOOK_URL[\s\S]*CLERK_WEBHOOK_SIGNING_SECRET/);
  expect(read).not.toThrow(/hunter2|secret-port/);
});

test('with a sandbox key payments are played, each kind of event with its own secrets', () => {
  const { options, stripeIdle } = readSettings({
    STRIPE_SECRET_KEY: 'sk_test_sandbox_1',
    STRIPE_WEBHOOK_SECRET: 'whsec_a, whsec_b',
    STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_c',
  });
  const url = 'http://127.0.0.1:3000/webhooks/stripe';
  expect(stripeIdle).toBe(false);
  expect(options.stripe).toEqual({
    secretKey: 'sk_test_sandbox_1',
    platformEndpoint: { url, secrets: ['whsec_a', 'whsec_b'] },
    connectEndpoint: { url, secrets: ['whsec_c'] },
  });
});

test.each(['sk_live_1', 'sk_test_1', 'rk_test_1'])('with %s of a real Stripe it keeps to itself', (key) => {
  const { options, idle, stripeIdle } = readSettings({ STRIPE_SECRET_KEY: key, STRIPE_WEBHOOK_SECRET: 'whsec_a' });
  expect([idle, stripeIdle]).toEqual([false, true]);
  expect(options).not.toHaveProperty('stripe');
});

test('a wrong setting of Stripe is named, without its value', () => {
  const env = { SANDBOX_STRIPE_WEBHOOK_URL: 'https://example.com/hunter2', STRIPE_WEBHOOK_SECRET: 'hunter2' };
  expect(() => readSettings(env)).toThrow(/SANDBOX_STRIPE_WEBHOOK_URL[\s\S]*STRIPE_WEBHOOK_SECRET/);
  expect(() => readSettings(env)).not.toThrow(/hunter2/);
});
