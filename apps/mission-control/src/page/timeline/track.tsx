import { Text } from '@mantine/core';
import type { DeliveryState } from '../../state.ts';
import { msOf, timeOf } from './time-of.ts';
import classes from './track.module.css';

interface Station {
  name: string;
  said: string;
  reached: boolean;
}

/** Where a delivery has come to: vendor, API, row, open tabs. */
export function Track({ delivery }: { delivery: DeliveryState }) {
  return (
    <ol className={classes.track}>
      {stationsOf(delivery).map(({ name, said, reached }) => (
        <li key={name} className={classes.station} data-reached={reached || undefined}>
          <Text size="xs" fw={600}>
            {name}
          </Text>
          <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
            {said}
          </Text>
        </li>
      ))}
    </ol>
  );
}

function stationsOf({ createdAt, state, nextAttemptAt, attempts, tabs }: DeliveryState): Station[] {
  const first = attempts[0];
  const last = attempts.at(-1);
  const sent =
    attempts.length > 1 ? `sent ${attempts.length} times` : `sent after ${msOf((first?.at ?? 0) - createdAt)}`;
  const next = nextAttemptAt === null ? '' : `, again at ${timeOf(nextAttemptAt)}`;
  const vendor = first ? `${sent}${next}` : `${state === 'dropped' ? 'never sent' : 'not sent yet'}${next}`;
  const took = last ? ` in ${msOf(last.tookMs)}` : '';
  const api = last ? (last.status === 0 ? `no answer: ${last.outcome}` : `${last.status}${took}`) : '–';
  // A 200 is answered when the change is on disk, and at no other time.
  const written = attempts.find(({ status }) => status === 200);
  const times = tabs.map(({ afterMs }) => msOf(afterMs)).join(', ');
  const shown = tabs.length > 0 ? `${tabs.length} shown after ${times}` : '–';
  return [
    { name: 'Vendor', said: vendor, reached: first !== undefined },
    { name: 'API', said: last?.answerLost ? `${api}, answer lost` : api, reached: (last?.status ?? 0) > 0 },
    { name: 'Row', said: written?.outcome ?? (last ? last.outcome : '–'), reached: written !== undefined },
    { name: 'Open tabs', said: shown, reached: tabs.length > 0 },
  ];
}
