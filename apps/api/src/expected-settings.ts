import { redact } from './observe/redact.ts';

const URL = 'an http or https URL, such as https://tickets.example';
const DURATION = '0, or a number with s, m, h or d, such as 90s or 1h, up to 3650d';
const POSTGRES = 'postgres://…, without query_timeout and prepare, which have settings of their own';
const SIGNING = 'whsec_…, several separated by commas';

/** What a setting takes, and whether its value may be repeated: of those that may be secret, only what says of which kind they are. */
export const expectedSettings: Record<string, { takes: string; open?: true }> = {
  DATABASE_URL: { takes: `file:…, or ${POSTGRES}` },
  DATABASE_DIRECT_URL: { takes: POSTGRES },
  DATABASE_POOL_SIZE: { takes: 'a whole number from 2 to 1000', open: true },
  DATABASE_STATEMENT_TIMEOUT: { takes: 'a number with s, m, h or d, such as 5s, up to 24d', open: true },
  DATABASE_IDLE_TIMEOUT: { takes: '0, or a number with s, m, h or d, such as 10s, up to 24d', open: true },
  DATABASE_READ_URL: { takes: 'postgres://…, one address for each standby, separated by commas' },
  DATABASE_READ_LAG: { takes: 'a number with s, m, h or d, such as 10s', open: true },
  DATABASE_PREPARE: { takes: 'true or false', open: true },
  DATABASE_LACKS: { takes: 'notify, sessionLock, transactionalDdl, separated by commas', open: true },
  PORT: { takes: 'a whole number from 0 to 65535', open: true },
  WEB_URL: { takes: URL, open: true },
  CLERK_PUBLISHABLE_KEY: { takes: 'pk_test_… or pk_live_…, whole, from Clerk’s dashboard' },
  CLERK_SECRET_KEY: { takes: 'sk_test_… or sk_live_…, from Clerk’s dashboard' },
  CLERK_API_URL: { takes: URL, open: true },
  CLERK_JWT_KEY: { takes: 'the PEM of an RSA key of 2048 bits, -----BEGIN PUBLIC KEY-----…' },
  CLERK_ISSUER: { takes: URL, open: true },
  CLERK_AUTHORIZED_PARTIES: { takes: 'http or https URLs, separated by commas', open: true },
  CLERK_INSTANCE_ID: { takes: 'ins_…' },
  CLERK_WEBHOOK_SIGNING_SECRET: { takes: `${SIGNING}, each whole` },
  STRIPE_SECRET_KEY: { takes: 'sk_… or rk_…, with test_ or live_; with the other STRIPE_* secrets or none of them' },
  STRIPE_API_URL: { takes: URL, open: true },
  PICTURE_ORIGINS: { takes: 'http or https URLs, separated by commas', open: true },
  MISSION_CONTROL_URL: { takes: 'a URL on this machine, in development with pk_test_… alone', open: true },
  STRIPE_WEBHOOK_SECRET: { takes: `${SIGNING}; with the other STRIPE_* secrets or none of them` },
  STRIPE_CONNECT_WEBHOOK_SECRET: { takes: `${SIGNING}; with the other STRIPE_* secrets or none of them` },
  PLATFORM_FEE_BPS: { takes: 'a whole number from 0 to 10000', open: true },
  ADMIN_USER_IDS: { takes: 'user_…, several separated by commas' },
  TRUSTED_PROXIES: { takes: 'a whole number from 0 to 10', open: true },
  RECONCILE_EVERY: { takes: DURATION, open: true },
  SILENCE_AFTER: { takes: DURATION, open: true },
  LEDGER_KEEP: { takes: DURATION, open: true },
  ORGANIZER_DELETION_HOLD: { takes: DURATION, open: true },
  VERSION: { takes: 'at most 100 characters', open: true },
  LOG_LEVEL: { takes: 'fatal, error, warn, info, debug, trace or silent', open: true },
};

/** A line about a setting that cannot be used. */
export function describeSetting(name: string, value: string | undefined): string {
  const { takes, open } = expectedSettings[name] ?? { takes: 'what the README says' };
  if (value === undefined) return `${name} is missing; it takes ${takes}`;
  return `${name} is wrong: ${open ? shorten(harmless(value)) : kindOf(value)}; it takes ${takes}`;
}

/** Long words of letters and digits: a key or a password that has got into the wrong setting. */
const OPAQUE = /(?=[\w+=-]*\d)(?=[\w+=-]*[a-z])[\w+=-]{16,}/gi;

/** Without what may be secret in a setting that is none. A password may have any character in it, were it not allowed there. */
function harmless(value: string): string {
  return redact(value.replaceAll(/:\/\/\S*@/g, '://[credentials]@')).replaceAll(OPAQUE, '[hidden]');
}

const LONGEST = 60;
const shorten = (value: string) => (value.length > LONGEST ? `${value.slice(0, LONGEST)}…` : value);

/** The prefix that says what a value is, if it has one. */
const prefix =
  /^(?:(?:sk|pk|rk)_(?:test|live)_|whsec_|ins_|user_|(?:file|postgres|postgresql|mysql|https?):|-----BEGIN [A-Z ]+-----)/;

function kindOf(value: string): string {
  return `${prefix.exec(value)?.[0] ?? ''}… (${value.length} characters)`;
}
