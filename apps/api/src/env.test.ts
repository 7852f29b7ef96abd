import { generateKeyPairSync } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { readEnv, settings } from './env.ts';
import { expectedSettings } from './expected-settings.ts';

function publicPem(modulusLength: number) {
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength });
  return publicKey.export({ type: 'spki', format: 'pem' }).toString();
}

const publishableKey = (host: string) => `pk_test_${Buffer.from(`${host}$`).toString('base64')}`;

const required = {
  WEB_URL: 'https://tickets.example/',
  CLERK_PUBLISHABLE_KEY: publishableKey('happy-cat-1.clerk.accounts.dev'),
  CLERK_SECRET_KEY: 'sk_test_1',
};

test('with only what is required, everything else has its default', () => {
  expect(readEnv(required)).toEqual({
    databaseUrl: expect.stringMatching(/^file:\/.*\/data\/ticket-hub\.db$/),
    database: {},
    host: '127.0.0.1',
    port: 3000,
    webUrl: 'https://tickets.example',
    pictureOrigins: [],
    adminUserIds: [],
    internalToken: undefined,
    metricsToken: undefined,
    reconcileEveryMs: 3_600_000,
    trustedProxies: 0,
    version: 'unnamed',
    silenceAfterMs: 3_600_000,
    ledgerKeepMs: 2_592_000_000,
    organizerDeletionHoldMs: 86_400_000,
    logLevel: 'info',
    stripe: undefined,
    clerk: {
      publishableKey: required.CLERK_PUBLISHABLE_KEY,
      secretKey: 'sk_test_1',
      apiUrl: 'https://api.clerk.com',
      jwtKey: undefined,
      issuer: 'https://happy-cat-1.clerk.accounts.dev',
      authorizedParties: ['https://tickets.example'],
      instanceId: undefined,
      webhookSecrets: [],
    },
  });
});

test("Stripe's settings come all together or not at all", () => {
  const STRIPE_SECRET_KEY = 'sk_test_1';
  const rest = { STRIPE_WEBHOOK_SECRET: 'whsec_b2xk', STRIPE_CONNECT_WEBHOOK_SECRET: 'whsec_bmV3,whsec_bmV4' };
  expect(() => readEnv({ ...required, STRIPE_SECRET_KEY })).toThrow(
    /STRIPE_WEBHOOK_SECRET is missing.*\n.*STRIPE_CONNECT_WEBHOOK_SECRET is missing/,
  );
  expect(() => readEnv({ ...required, ...rest })).toThrow(/STRIPE_SECRET_KEY is missing/);
  expect(readEnv({ ...required, ...rest, STRIPE_SECRET_KEY }).stripe).toEqual({
    secretKey: STRIPE_SECRET_KEY,
    apiUrl: 'https://api.stripe.com',
    webhookSecrets: ['whsec_b2xk', 'whsec_bmV3', 'whsec_bmV4'],
    feeBps: 100,
  });
});

test('a database path is taken from the repository root, wherever the process was started', () => {
  const { databaseUrl } = readEnv({ ...required, DATABASE_URL: 'file:./data/other.db' });
  expect(databaseUrl).toBe(readEnv(required).databaseUrl.replace('ticket-hub.db', 'other.db'));
  expect(readEnv({ ...required, DATABASE_URL: 'file:/tmp/x.db' }).databaseUrl).toBe('file:/tmp/x.db');
  expect(readEnv({ ...required, DATABASE_URL: 'postgres://h/d' }).databaseUrl).toBe('postgres://h/d');
});

test('how a Postgres is reached and asked has settings of its own, and none of them stands in its URL', () => {
  const settings = {
    DATABASE_URL: 'postgres://pooler/d',
    DATABASE_DIRECT_URL: 'postgres://server/d',
    DATABASE_POOL_SIZE: '20',
    DATABASE_STATEMENT_TIMEOUT: '5s',
    DATABASE_IDLE_TIMEOUT: '0',
    DATABASE_PREPARE: 'true',
    DATABASE_LACKS: 'notify, sessionLock',
    DATABASE_READ_URL: 'postgres://a/d, postgres://b:5433/d?sslmode=require',
    DATABASE_READ_LAG: '10s',
  };
  const database = {
    directUrl: 'postgres://server/d',
    poolSize: 20,
    statementTimeoutMs: 5_000,
    idleTimeoutMs: 0,
    prepare: true,
    lacks: ['notify', 'sessionLock'],
    readUrls: ['postgres://a/d', 'postgres://b:5433/d?sslmode=require'],
    longestLagMs: 10_000,
  };
  expect(readEnv({ ...required, ...settings }).database).toEqual(database);
});

test.each(['postgres://a,b/d', 'postgres://a/d,b', 'postgres:///d?host=a%2Cb', 'file:x'])(
  '%s names no standbys',
  (url) => {
    expect(() => readEnv({ ...required, DATABASE_READ_URL: url })).toThrow('DATABASE_READ_URL is wrong');
  },
);

test('the issuer of a sandbox speaks plain HTTP, and any issuer can be set', () => {
  expect(readEnv({ ...required, CLERK_PUBLISHABLE_KEY: publishableKey('localhost:4000') }).clerk.issuer).toBe(
    'http://localhost:4000',
  );
  expect(readEnv({ ...required, CLERK_ISSUER: 'https://clerk.tickets.example' }).clerk.issuer).toBe(
    'https://clerk.tickets.example',
  );
});

test('lists are split and trimmed, and allowed sites are taken as origins', () => {
  const { clerk } = readEnv({
    ...required,
    CLERK_WEBHOOK_SIGNING_SECRET: 'whsec_b2xk , whsec_bmV3',
    CLERK_AUTHORIZED_PARTIES: 'https://a.example/, https://b.example',
  });
  expect(clerk.webhookSecrets).toEqual(['whsec_b2xk', 'whsec_bmV3']);
  expect(clerk.authorizedParties).toEqual(['https://a.example', 'https://b.example']);
});

test.each([
  ['0', 0],
  ['90s', 90_000],
  ['15m', 900_000],
  ['2h', 7_200_000],
  ['7d', 604_800_000],
])('a duration of %s is %i ms', (text, ms) =>
  expect(readEnv({ ...required, RECONCILE_EVERY: text }).reconcileEveryMs).toBe(ms),
);

test('a PEM may have its line breaks as literal \\n', () => {
  const pem = publicPem(2048);
  expect(readEnv({ ...required, CLERK_JWT_KEY: pem.replaceAll('\n', '\\n') }).clerk.jwtKey).toBe(pem);
});

test('every setting that is missing is named at once', () => {
  expect(() => readEnv({})).toThrow(
    /WEB_URL is missing.*\n.*CLERK_PUBLISHABLE_KEY is missing.*\n.*CLERK_SECRET_KEY is missing.*\n/,
  );
});

test('an empty setting counts as not set', () => {
  expect(readEnv({ ...required, CLERK_JWT_KEY: '', PORT: ' ' })).toMatchObject({ port: 3000 });
  expect(() => readEnv({ ...required, WEB_URL: '' })).toThrow('WEB_URL is missing');
});

test('a wrong value that is no secret is said, with what is expected, and credentials are cut', () => {
  expect(() => readEnv({ ...required, PORT: '70000' })).toThrow(
    'PORT is wrong: 70000; it takes a whole number from 0 to 65535',
  );
  expect(() => readEnv({ ...required, CLERK_API_URL: 'ftp://me:s3cret@clerk.example' })).toThrow(
    'CLERK_API_URL is wrong: ftp://[credentials]@clerk.example; it takes an http or https URL',
  );
  expect(() => readEnv({ ...required, WEB_URL: 'sk_test_s3cret' })).toThrow('WEB_URL is wrong: [key]; it takes');
});

test.each([
  ['WEB_URL', 'https://me:pa/s3cret@tickets.example:x'],
  ['WEB_URL', 's3cretS3cretS3cret'],
  ['PORT', 's3cretS3cretS3cret'],
  ['CLERK_API_URL', 'ftp://clerk.example/?key=s3cretS3cretS3cret'],
])('a secret that has got into %s is not repeated', (name, value) => {
  const read = () => readEnv({ ...required, [name]: value });
  expect(read).toThrow(`${name} is wrong`);
  expect(read).not.toThrow(/s3cret/i);
});

test.each([
  ['ORGANIZER_DELETION_HOLD', '3651d'],
  ['LEDGER_KEEP', `${'9'.repeat(400)}d`],
  ['DATABASE_IDLE_TIMEOUT', '25d'],
  ['DATABASE_STATEMENT_TIMEOUT', '600h'],
])('%s is not %s, which no clock holds', (name, value) => {
  expect(() => readEnv({ ...required, [name]: value })).toThrow(`${name} is wrong`);
});

test('mission control is on this machine, and never beside a live instance', () => {
  const MISSION_CONTROL_URL = 'http://localhost:4000';
  expect(readEnv({ ...required, MISSION_CONTROL_URL }).missionControlUrl).toBe(MISSION_CONTROL_URL);
  const live = { CLERK_PUBLISHABLE_KEY: required.CLERK_PUBLISHABLE_KEY.replace('test', 'live') };
  const elsewhere = ['https://hub.example', 'http://127.0.0.1.hub.example'];
  for (const wrong of [...elsewhere.map((url) => ({ MISSION_CONTROL_URL: url })), { ...live, MISSION_CONTROL_URL }])
    expect(() => readEnv({ ...required, ...wrong })).toThrow('MISSION_CONTROL_URL is wrong');
});

test('a wrong secret is said by its kind and length alone', () => {
  expect(() => readEnv({ ...required, CLERK_SECRET_KEY: 'pk_test_s3cret' })).toThrow(
    'CLERK_SECRET_KEY is wrong: pk_test_… (14 characters); it takes sk_test_…',
  );
});

test('of every setting it is known what it takes', () => {
  const named = Object.keys(settings.shape).filter((name) => !(name in expectedSettings));
  expect(named).toEqual(['HOST', 'METRICS_TOKEN', 'INTERNAL_TOKEN']);
});

describe('a wrong value that may be a secret is named and never repeated', () => {
  test.each([
    ['DATABASE_URL', 'mysql://user:s3cret@host/db'],
    ['DATABASE_URL', 'postgres://user:s3cret@host/db?prepare=false'],
    ['DATABASE_URL', 'postgres://user:s3cret@host/db?sslmode=require&query_timeout=500'],
    ['DATABASE_DIRECT_URL', 'file:s3cret.db'],
    ['DATABASE_POOL_SIZE', '1'],
    ['DATABASE_STATEMENT_TIMEOUT', '0'],
    ['DATABASE_IDLE_TIMEOUT', '10'],
    ['DATABASE_PREPARE', 's3cret'],
    ['DATABASE_LACKS', 'notify,s3cret'],
    ['PORT', '70000'],
    ['PORT', 's3cret'],
    ['WEB_URL', 's3cret'],
    ['WEB_URL', 'ftp://s3cret.example'],
    ['CLERK_PUBLISHABLE_KEY', 'pk_test_s3cret'],
    ['CLERK_PUBLISHABLE_KEY', publishableKey('host/path')],
    ['CLERK_SECRET_KEY', 's3cret'],
    ['CLERK_API_URL', 's3cret'],
    ['CLERK_JWT_KEY', 's3cret'],
    ['CLERK_JWT_KEY', publicPem(1024)],
    ['CLERK_JWT_KEY', publicPem(4096)],
    ['CLERK_ISSUER', 's3cret'],
    ['CLERK_AUTHORIZED_PARTIES', 'https://a.example,s3cret'],
    ['CLERK_INSTANCE_ID', 's3cret'],
    ['CLERK_WEBHOOK_SIGNING_SECRET', 's3cret'],
    ['CLERK_WEBHOOK_SIGNING_SECRET', 'whsec_b2xk,'],
    ['CLERK_WEBHOOK_SIGNING_SECRET', 'whsec_b2x'],
    ['CLERK_WEBHOOK_SIGNING_SECRET', 'whsec_===='],
    ['STRIPE_SECRET_KEY', 's3cret'],
    ['STRIPE_API_URL', 's3cret'],
    ['STRIPE_WEBHOOK_SECRET', 's3cret'],
    ['STRIPE_CONNECT_WEBHOOK_SECRET', 's3cret'],
    ['PLATFORM_FEE_BPS', '10001'],
    ['ADMIN_USER_IDS', 'user_1,s3cret'],
    ['RECONCILE_EVERY', 's3cret'],
    ['RECONCILE_EVERY', '60'],
    ['SILENCE_AFTER', '1 hour'],
    ['LEDGER_KEEP', '-1d'],
    ['ORGANIZER_DELETION_HOLD', '1 day'],
    ['LOG_LEVEL', 's3cret'],
  ])('%s', (name, value) => {
    const read = () => readEnv({ ...required, [name]: value });
    expect(read).toThrow(`${name} is wrong`);
    if (!expectedSettings[name]?.open) expect(read).not.toThrow(value);
  });
});
