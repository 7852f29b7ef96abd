import { type Sandbox, startSandbox } from '@ticket-hub/sandbox';
import { beforeAll, expect, test } from 'vitest';
import { sessionTokens } from '../src/vendors/session-token.ts';

const WEB = 'http://localhost:5173';
let sandbox: Sandbox;

beforeAll(async () => {
  sandbox = await startSandbox();
  return () => sandbox.close();
});

function judge(settings: { issuer?: string; authorizedParties?: string[] } = {}) {
  const { clerk, url } = sandbox;
  let asked = 0;
  let ahead = 0;
  const findKey = async () => {
    asked++;
    return clerk.jwtKey;
  };
  const rest = { publishableKey: clerk.publishableKey, secretKey: clerk.secretKey, apiUrl: url, jwtKey: clerk.jwtKey };
  const env = {
    ...rest,
    issuer: url,
    authorizedParties: [WEB],
    instanceId: undefined,
    webhookSecrets: [],
    ...settings,
  };
  return {
    verify: sessionTokens(findKey, env, () => new Date(Date.now() + ahead)),
    asked: () => asked,
    wait: (seconds: number) => {
      ahead += seconds * 1_000;
    },
  };
}

test('the same token is judged once, and any other anew', async () => {
  const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
  const { verify, asked } = judge();
  const token = await sandbox.clerk.sessionToken(id);
  for (let i = 0; i < 5; i++) expect(await verify(token)).toMatchObject({ clerkId: id });
  expect(asked()).toBe(1);
  const forged = `${token.slice(0, -4)}AAAA`;
  expect(await verify(forged)).toBe('invalid');
  expect(asked()).toBe(2);
});

test('a token that has been judged good ends with its time', async () => {
  const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
  const { verify, wait } = judge();
  const token = await sandbox.clerk.sessionToken(id);
  expect(await verify(token)).toMatchObject({ clerkId: id });
  wait(70);
  expect(await verify(token)).toBe('invalid');
});

test('what was refused is not remembered as good', async () => {
  const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
  const { verify } = judge({ authorizedParties: ['https://elsewhere.example'] });
  const token = await sandbox.clerk.sessionToken(id);
  for (let i = 0; i < 2; i++) expect(await verify(token)).toBe('invalid');
});
