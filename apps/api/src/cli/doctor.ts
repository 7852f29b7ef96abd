import { type Capability, capabilities, schemaState } from '@ticket-hub/db';
import { impossibleVersions } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { readHealth } from '../observe/health.ts';
import { checkKey } from '../vendors/stripe/check-key.ts';
import { checkMove } from './check-move.ts';
import { describeHealth } from './describe-health.ts';
import type { Finding } from './finding.ts';
import type { Command } from './hub.ts';
import type { Terminal } from './terminal.ts';
import { parseArguments, UsageError } from './usage-error.ts';

/** Checks the installation and prints findings without secrets. Exit status 1 when a check fails. */
export const doctor: Command = async (args, deps, terminal) => {
  const { values, positionals } = parseArguments(args, {});
  if (positionals.length > 0) throw new UsageError('doctor takes no arguments');
  const database = await checkDatabase(deps);
  const health = database.every(({ ok }) => ok) ? await readHealth(deps) : undefined;
  const groups: Record<string, Finding[]> = {
    Database: [...database, ...(health ? [await checkVersions(deps), ...(await checkMove(deps))] : [])],
    Vendors: [await checkClerk(deps), await checkStripe(deps), checkSecrets(deps)],
    ...(health && describeHealth(health, deps.now())),
  };
  const findings = Object.values(groups).flat();
  const ok = findings.every((finding) => finding.ok);
  if (values.json) terminal.print(JSON.stringify({ ok, findings, health: health ?? null }));
  else terminal.print([...Object.entries(groups).map(show(terminal)), conclude(findings, terminal)].join('\n\n'));
  return ok ? 0 : 1;
};

function show({ paint }: Terminal) {
  return ([group, findings]: [string, Finding[]]) =>
    [
      paint('bold', group),
      ...findings.map(({ ok, what, says }) => `${ok ? paint('green', '✓') : paint('red', '✗')} ${what}: ${says}`),
    ].join('\n');
}

/** One sentence that says whether there is something to do. */
function conclude(findings: Finding[], { paint }: Terminal): string {
  const wrong = findings.filter(({ ok }) => !ok).map(({ what }) => what);
  if (wrong.length === 0) return paint('green', `All is well: ${findings.length} checks passed.`);
  return paint('red', `${wrong.length} of ${findings.length} checks failed: ${wrong.join(', ')}.`);
}

async function checkDatabase({ db }: Deps): Promise<Finding[]> {
  try {
    const { pending, unknown, closed } = await schemaState(db);
    const missing = pending.length === 0 ? 'all applied' : `pending: ${pending.join(', ')}. Run pnpm hub migrate`;
    const says = unknown.length === 0 ? missing : `newer code has applied ${unknown.join(', ')}. Deploy that version`;
    return [
      { what: 'Database', ok: !closed, says: closed ? notInService[closed] : await describeEngine(db) },
      { what: 'Migrations', ok: pending.length + unknown.length === 0, says },
    ];
  } catch (error) {
    const code = error instanceof Error && 'code' in error && error.code ? String(error.code) : 'no response';
    return [{ what: 'Database', ok: false, says: code }];
  }
}

const without: Record<Capability, string> = {
  notify: 'no notify: a counter of changes is polled',
  sessionLock: 'no session lock: a lease keeps migrations apart',
  transactionalDdl: 'no transactional DDL: a migration that is interrupted is run again',
};

async function describeEngine({ kind, can }: Deps['db']): Promise<string> {
  const answers = await Promise.all(
    capabilities.map(async (capability) => [capability, await can(capability)] as const),
  );
  const lacks = answers.filter(([, able]) => !able).map(([capability]) => without[capability]);
  return [kind, ...lacks].join('; ');
}

const notInService = {
  moved: 'has been moved: DATABASE_URL names the old place',
  unfinished: 'a move to it is unfinished. Run pnpm hub move again where it began',
};

async function checkClerk({ directory }: Deps): Promise<Finding> {
  const users = await directory.countUsers();
  if (users === 'refused') return { what: 'Clerk', ok: false, says: 'rejected the secret key. Check CLERK_SECRET_KEY' };
  if (users === 'unavailable')
    return { what: 'Clerk', ok: false, says: 'did not respond as expected. Check the network and CLERK_API_URL' };
  const instance = await directory.checkInstance();
  if (instance === 'unavailable')
    return { what: 'Clerk', ok: false, says: 'did not return its public keys. Try again' };
  const ours = instance === 'ours';
  const says = ours
    ? `${users.toLocaleString('en')} users`
    : 'CLERK_SECRET_KEY and CLERK_JWT_KEY belong to different instances';
  return { what: 'Clerk', ok: ours, says };
}

async function checkStripe({ money }: Deps): Promise<Finding> {
  const what = 'Stripe';
  if (!money) return { what, ok: true, says: 'not configured' };
  const key = await checkKey(money.stripe);
  if (key === 'taken') return { what, ok: true, says: money.livemode ? 'live' : 'test mode' };
  if (key === 'unreachable') return { what, ok: false, says: 'did not respond. Check STRIPE_API_URL, or try again' };
  return { what, ok: false, says: `rejected STRIPE_SECRET_KEY (${key.refused})` };
}

async function checkVersions({ db, now }: Deps): Promise<Finding> {
  const { count, ids } = await impossibleVersions(db, now());
  const says = `${count.toLocaleString('en')} in the future: ${ids.join(', ')}. Run pnpm hub reconcile`;
  return { what: 'Versions', ok: count === 0, says: count === 0 ? 'all valid' : says };
}

function checkSecrets({ env }: Deps): Finding {
  const { length } = env.clerk.webhookSecrets;
  const says =
    length === 0 ? 'CLERK_WEBHOOK_SIGNING_SECRET is not set, so deliveries are refused' : `${length} signing secret(s)`;
  return { what: 'Webhook', ok: length > 0, says };
}
