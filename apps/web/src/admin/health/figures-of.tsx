import type { Answers } from '../../api/trpc.ts';
import { Clock, duration } from '../clock.tsx';
import { type Run, standingDrift } from '../reconcile/use-runs.ts';
import type { FigureProps } from './figure.tsx';

export type Figures = Answers['admin']['figures'];

/** More than a few people who were here before their delivery say that deliveries are lost. */
const MANY_FIRST_REQUESTS = 5;

/** The figures that an operator looks at first. */
export function figuresOf(figures: Figures, runs: readonly Run[]): FigureProps[] {
  const { createdByFirstRequest, refunds, erasure } = figures;
  return [
    silence(figures, 'clerk', 'Clerk'),
    silence(figures, 'stripe', 'Stripe'),
    drift(runs),
    {
      label: 'First requests',
      value: createdByFirstRequest.lastHour,
      note: `${createdByFirstRequest.lastHour === 1 ? 'person' : 'people'} who came before their delivery, in the last hour; ${createdByFirstRequest.lastDay} in a day`,
      alarm: createdByFirstRequest.lastHour > MANY_FIRST_REQUESTS ? 'Many' : undefined,
    },
    failures(figures),
    {
      label: 'Money',
      value: refunds.due,
      note: `to be moved; ${refunds.failed} refused by Stripe, ${refunds.openDisputes} in dispute`,
      alarm: refunds.failed > 0 ? 'Refused' : undefined,
    },
    payouts(figures),
    processes(figures),
    {
      label: 'Erasure',
      value: erasure.dueSince === null ? 'Done' : duration(erasure.dueForSeconds * 1_000),
      note: erasure.dueSince === null ? 'Nothing erased is left on the disk' : 'since something was to leave the disk',
      alarm: erasure.overdue ? 'Overdue' : undefined,
    },
  ];
}

function silence({ sources, silence }: Figures, vendor: 'clerk' | 'stripe', label: string): FigureProps {
  const source = sources.find((one) => one.source === vendor);
  return {
    label,
    value: source?.lag ? duration(source.lag.p50) : '–',
    note: source ? (
      <>
        from event to here, 99 of 100 in {source.lag ? duration(source.lag.p99) : '–'}. Last:{' '}
        <Clock at={source.lastDeliveryAt} />
      </>
    ) : (
      'No delivery yet'
    ),
    alarm: silence[vendor] ? 'Silent' : undefined,
    unknown: !source && !silence[vendor],
  };
}

function drift(runs: readonly Run[]): FigureProps {
  const standing = standingDrift(runs);
  if (!standing) return { label: 'Drift', value: '–', note: 'No reconcile has been finished', unknown: true };
  const { count, run } = standing;
  return {
    label: 'Drift',
    value: count,
    note: (
      <>
        {count === 1 ? 'user differs' : 'users differ'} from Clerk
        {!run.dryRun && run.drift > 0 && `; ${run.drift} were put right`}. Seen:{' '}
        <Clock at={run.finishedAt ?? run.startedAt} />
      </>
    ),
    alarm: count > 0 ? 'Differs' : undefined,
  };
}

function failures({ sources, refusedSignatures }: Figures): FigureProps {
  const failed = sources.reduce((sum, { lastHour }) => sum + (lastHour.failed ?? 0), 0);
  const refused = refusedSignatures.lastDay.clerk + refusedSignatures.lastDay.stripe;
  return {
    label: 'Failed deliveries',
    value: failed,
    note: `in the last hour; ${refused} ${refused === 1 ? 'signature' : 'signatures'} refused in a day`,
    alarm: failed > 0 ? 'Failed' : undefined,
  };
}

function payouts({ failedPayouts }: Figures): FigureProps {
  return {
    label: 'Payouts',
    value: failedPayouts,
    note: `${failedPayouts === 1 ? 'organizer' : 'organizers'} whose last payout came back from the bank; they are told what to do`,
    alarm: failedPayouts > 0 ? 'Came back' : undefined,
  };
}

const LATE_MS = 15_000;

function processes({ instances }: Figures): FigureProps {
  const lags = instances.flatMap(({ lagMs }) => lagMs ?? []);
  const slowest = lags.length === 0 ? undefined : Math.max(...lags);
  return {
    label: 'Live',
    value: slowest === undefined ? '–' : duration(slowest),
    note: `until a change is heard of${instances.length > 1 ? `, in the slowest of ${instances.length} processes` : ''}`,
    alarm: slowest !== undefined && slowest > LATE_MS ? 'Late' : undefined,
    unknown: slowest === undefined,
  };
}
