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
