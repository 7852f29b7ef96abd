import type { Health } from '../observe/health.ts';
import { describeStandbys } from './describe-standbys.ts';
import type { Finding } from './finding.ts';

/** Normal is a few milliseconds, and up to two seconds where changes are polled for. */
const LIVE_LATE_AFTER_MS = 5_000;

/** What the figures of {@link Health} say, group by group. */
export function describeHealth(health: Health, now: Date): Record<'Deliveries' | 'Processes' | 'Data', Finding[]> {
  const ago = (time: string) =>
    `${Math.round((now.getTime() - Date.parse(time)) / 60_000).toLocaleString('en')} min ago`;
  return {
    Deliveries: describeDeliveries(health, ago),
    Processes: [...describeInstances(health, ago), ...describeStandbys(health)],
    Data: describeData(health, ago),
  };
}

type Ago = (time: string) => string;

function describeDeliveries(health: Health, ago: Ago): Finding[] {
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
  ];
}

function describeData(health: Health, ago: Ago): Finding[] {
  const { reconcile } = health;
  return [
    { what: 'Schema', ok: true, says: health.schemaVersion ?? 'none' },
    {
      what: 'Reconcile',
      ok: !reconcile || (reconcile.aborted === null && reconcile.invalid === 0),
      says: reconcile
        ? `${ago(reconcile.finishedAt)}, drift ${reconcile.drift}${reconcile.aborted ? `, stopped: ${reconcile.aborted}` : ''}${invalidOf(reconcile)}`
        : 'never ran',
    },
    { what: 'Erasure', ok: !health.erasure.overdue, says: describeErasure(health, ago) },
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
  ];
}

function describeInstances({ instances }: Health, ago: Ago): Finding[] {
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

function describeErasure({ erasure }: Health, ago: Ago): string {
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
