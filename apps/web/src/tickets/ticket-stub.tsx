import { Button, CopyButton, Group, Text } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { formatPrice } from '../money/format-money.ts';
import { TextLink } from '../theme/links.tsx';
import { Moment } from '../time/moment.tsx';
import type { OwnTicket } from './by-event.ts';
import { TicketBadge, ticketStatuses } from './ticket-status.tsx';
import classes from './tickets.module.css';

export function TicketStub({ ticket: { status, code, price, usedAt, event } }: { ticket: OwnTicket }) {
  const { text } = ticketStatuses[status];
  return (
    <li className={classes.stub}>
      <Group justify="space-between" gap="xs" mb="xs">
        <TicketBadge status={status} />
        <Text size="sm" c="dimmed">
          {formatPrice(price)}
        </Text>
      </Group>
      {text === undefined ? <TicketCode code={code} /> : <Text c="dimmed">{text}</Text>}
      {status === 'used' && usedAt !== null && (
        <Text size="sm" c="dimmed">
          <Moment at={usedAt} />
        </Text>
      )}
      {status === 'reserved' && (
        <TextLink to="/events/$eventId" params={{ eventId: event.id }} size="sm" underline="always">
          Not paid yet? Continue on the event’s page
        </TextLink>
      )}
    </li>
  );
}

/** Shown in groups of four, so that it can be read out. Copying takes the code alone. */
function TicketCode({ code }: { code: string }) {
  const groups = code.match(/.{1,4}/g) ?? [];
  return (
    <Group gap="md" justify="space-between">
      <Text className={classes.code} aria-label="Ticket code">
        {groups.join(' ')}
      </Text>
      <CopyButton value={code}>
        {({ copied, copy }) => (
          <Button
            variant="default"
            size="xs"
            onClick={copy}
            leftSection={copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          >
            {copied ? 'Copied' : 'Copy code'}
          </Button>
        )}
      </CopyButton>
    </Group>
  );
}
