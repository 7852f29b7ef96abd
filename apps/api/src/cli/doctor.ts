import { type Capability, capabilities, schemaState } from '@ticket-hub/db';
import { impossibleVersions } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { type Health, readHealth } from '../observe/health.ts';
import { checkKey } from '../vendors/stripe/check-key.ts';
import { checkMove } from './check-move.ts';
import { describeStandbys } from './describe-standbys.ts';
import type { Finding } from './finding.ts';
import type { Command } from './hub.ts';
import { parseArguments, UsageError } from './usage-error.ts';

/** Normal is a few milliseconds, and up to two seconds where changes are polled for. */
const LIVE_LATE_AFTER_MS = 5_000;

/** Checks the installation and prints findings without secrets. Exit status 1 when a check fails. */
export const doctor: Command = async (args, deps, terminal) => {
  const { values, positionals } = parseArguments(args, {});
  if (positionals.length > 0) throw new UsageError('doctor takes no arguments');
  const database = await checkDatabase(deps);
  const health = database.every(({ ok }) => ok) ? await readHealth(deps) : undefined;
  const findings = [
    ...database,
    await checkClerk(deps),
    await checkStripe(deps),
    checkSecrets(deps),
    ...(health ? [...describe(health, deps.now()), await checkVersions(deps), ...(await checkMove(deps))] : []),
  ];
  const ok = findings.every((finding) => finding.ok);
  if (values.json) terminal.print(JSON.stringify({ ok, findings, health: health ?? null }));
  else
    terminal.print(findings.map((finding) => `${finding.ok ? '✓' : '✗'} ${finding.what}: ${finding.says}`).join('\n'));
  return ok ? 0 : 1;
};

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

function describe(health: Health, now: Date): Finding[] {
  const ago = (time: string) =>
    `${Math.round((now.getTime() - Date.parse(time)) / 60_000).toLocaleString('en')} min ago`;
  const { reconcile } = health;
  const refused = health.refusedSignatures.lastDay;
  return [
    ...health.sources.map(({ source, lastDeliveryAt, lag, lastDay }) => {
      const late = lag ? `, lag ${lag.p50} ms (p99 ${lag.p99} ms)` : '';
      const failed = lastDay.failed ?? 0;
      return {
        what: `Deliveries from ${source}`,
        ok: failed === 0,
        says: `last ${ago(lastDeliveryAt)}${late}, ${failed} failed today`,
      };
    }),
    ...describeInstances(health, ago),
    ...describeStandbys(health),
    { what: 'Schema', ok: true, says: health.schemaVersion ?? 'none' },
    {
      what: 'Silence',
      ok: !health.silent,
      says: health.silent ? 'changes at Clerk, but no deliveries arrive. Check that the endpoint is enabled' : 'none',
    },
    {
      what: 'Silence of Stripe',
      ok: !health.silence.stripe,
      says: health.silence.stripe
        ? 'changes at Stripe, but no events arrive. Check that the event destinations are enabled'
        : `none; ${health.foundAtStripe.lastDay} change(s) found today before their events`,
    },
    { what: 'Refused signatures', ok: true, says: `Clerk ${refused.clerk}, Stripe ${refused.stripe} today` },
    ...health.secrets.map(({ fingerprint, lastDay }) => ({
      what: fingerprint,
      ok: true,
      says: `verified ${lastDay} today`,
    })),
    { what: 'Created by first request', ok: true, says: `${health.createdByFirstRequest.lastDay} today` },
    {
      what: 'Erasure',
      ok: !health.erasure.overdue,
      says: describeErasure(health, ago),
    },
    {
      what: 'Refunds',
      ok: health.refunds.failed === 0,
      says: `${health.refunds.due} due, ${health.refunds.failed} refused by Stripe`,
    },
    {
      what: 'Payouts',
      ok: true,
      says: `${health.failedPayouts} account(s) whose last payout failed; their organizers are notified`,
    },
    { what: 'Deletion holds', ok: true, says: describeHolds(health) },
    {
      what: 'Reconcile',
      ok: !reconcile || (reconcile.aborted === null && reconcile.invalid === 0),
      says: reconcile
        ? `${ago(reconcile.finishedAt)}, drift ${reconcile.drift}${reconcile.aborted ? `, stopped: ${reconcile.aborted}` : ''}${invalidOf(reconcile)}`
        : 'never ran',
    },
  ];
}

function describeInstances({ instances }: Health, ago: (time: string) => string): Finding[] {
  if (instances.length === 0) return [{ what: 'Instances', ok: true, says: 'none is running' }];
  return instances.map(({ id, version, startedAt, lagMs }) => {
    const late = lagMs !== null && lagMs > LIVE_LATE_AFTER_MS;
    const lag = lagMs === null ? 'not measured yet' : `${lagMs.toLocaleString('en')} ms`;
    const hint = late ? '. Check that its listening connection reaches the database' : '';
    return {
      what: `Instance ${id}`,
      ok: !late,
      says: `version ${version}, started ${ago(startedAt)}, hears of changes after ${lag}${hint}`,
    };
  });
}

function describeErasure({ erasure }: Health, ago: (time: string) => string): string {
  if (erasure.dueSince === null) return 'no erased data is left on disk';
  const due = `due since ${ago(erasure.dueSince)}`;
  return erasure.overdue ? `${due}. Check for a full disk or a long-running reader of the file` : due;
}

function describeHolds({ holds }: Health): string {
  const named = holds.users.map(
    ({ clerkId, until }) => `${clerkId} ${until === null ? '(restored, without a sign-in)' : `until ${until}`}`,
  );
  return named.length === 0 ? 'none' : `${named.join(', ')}. Refunds wait; see pnpm hub user restore|erase --now`;
}

function invalidOf({ invalid, invalidIds }: NonNullable<Health['reconcile']>): string {
  return invalid === 0 ? '' : `, ${invalid} invalid user(s) at Clerk: ${invalidIds.join(', ')}`;
}
