import { Badge } from '@mantine/core';
import type { Answers } from '../../api/trpc.ts';
import { TextLink } from '../../theme/links.tsx';
import { Clock, duration } from '../clock.tsx';
import { Id, Row, Rows } from '../rows.tsx';
import { sourceNames } from '../source-names.ts';

export type Delivery = Answers['admin']['deliveries']['deliveries'][number];

interface DeliveryRowsProps {
  deliveries: readonly Delivery[];
  /** On the page of somebody they are all about the same person. */
  withSubject?: boolean;
}

export function DeliveryRows({ deliveries, withSubject = true }: DeliveryRowsProps) {
  return (
    <Rows>
      {deliveries.map((delivery) => (
        <Row key={`${delivery.source} ${delivery.id}`} title={delivery.type} note={<Id>{delivery.id}</Id>}>
          {withSubject && delivery.subject?.startsWith('user_') && (
            <TextLink to="/admin/users/$clerkId" params={{ clerkId: delivery.subject }} size="sm">
              Person
            </TextLink>
          )}
          <Badge>{sourceNames[delivery.source] ?? delivery.source}</Badge>
          <Outcome delivery={delivery} />
          <Badge>{lagOf(delivery)}</Badge>
          <span>
            <Clock at={delivery.received_at} />
          </span>
        </Row>
      ))}
    </Rows>
  );
}

function Outcome({ delivery: { outcome, error, attempts } }: { delivery: Delivery }) {
  const times = attempts > 1 ? `, ${attempts} times` : '';
  return (
    <Badge variant="dot" color={outcome === null ? 'red' : 'green'}>
      {outcome ?? `Failed: ${error ?? 'unknown'}`}
      {times}
    </Badge>
  );
}

/** From the vendor's time to ours. */
function lagOf({ occurred_at, received_at }: Delivery): string {
  if (occurred_at === null) return 'No lag';
  return `After ${duration(Math.max(0, Date.parse(received_at) - Date.parse(occurred_at)))}`;
}
