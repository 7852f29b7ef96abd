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

function stationsOf(delivery: DeliveryState): Station[] {
  return [vendorOf(delivery), apiOf(delivery), rowOf(delivery), tabsOf(delivery)];
}

function vendorOf({ createdAt, state, nextAttemptAt, attempts }: DeliveryState): Station {
  const name = 'Vendor';
  const next = nextAttemptAt === null ? '' : `, again at ${timeOf(nextAttemptAt)}`;
  const [first] = attempts;
  if (first === undefined) {
    return { name, said: `${state === 'dropped' ? 'never sent' : 'not sent yet'}${next}`, reached: false };
  }
  const sent = attempts.length > 1 ? `sent ${attempts.length} times` : `sent after ${msOf(first.at - createdAt)}`;
  return { name, said: `${sent}${next}`, reached: true };
}

function apiOf({ attempts }: DeliveryState): Station {
  const name = 'API';
  const last = attempts.at(-1);
  if (last === undefined) return { name, said: '–', reached: false };
  if (last.status === 0) return { name, said: `no answer: ${last.outcome}`, reached: false };
  const lost = last.answerLost ? ', answer lost' : '';
  return { name, said: `${last.status} in ${msOf(last.tookMs)}${lost}`, reached: true };
}

/** A 200 is answered when the change is on disk, and at no other time. */
function rowOf({ attempts }: DeliveryState): Station {
  const done = attempts.find(({ status }) => status === 200) ?? attempts.at(-1);
  const said = done?.outcome ?? '–';
  return { name: 'Row', said, reached: done?.status === 200 && said !== 'ignored' };
}

function tabsOf({ tabs }: DeliveryState): Station {
  const times = tabs.map(({ afterMs }) => msOf(afterMs)).join(', ');
  return { name: 'Open tabs', said: tabs.length > 0 ? `${tabs.length} after ${times}` : '–', reached: tabs.length > 0 };
}
