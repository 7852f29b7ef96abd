import { Button, CopyButton, Group, Stack, Text } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import { Suspense } from 'react';
import { formatPrice } from '../money/format-money.ts';
import { lazyPart } from '../parts/lazy-part.tsx';
import { TextLink } from '../theme/links.tsx';
import { Moment } from '../time/moment.tsx';
import type { OwnTicket } from './by-event.ts';
import { codeInGroups } from './code-in-groups.ts';
import qr from './ticket-qr.module.css';
import { TicketBadge, ticketStatuses } from './ticket-status.tsx';
import classes from './tickets.module.css';

const TicketQr = lazyPart(async () => (await import('./ticket-qr.tsx')).TicketQr);

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

/** For the door's camera, and to be read out. Copying takes the code alone. */
function TicketCode({ code }: { code: string }) {
  return (
    <Group gap="lg" align="center">
      <Suspense fallback={<div className={qr.pending} />}>
        <TicketQr code={code} />
      </Suspense>
      <Stack gap="xs" align="flex-start" flex={1} miw={180}>
        <Text className={classes.code} aria-label="Ticket code">
          {codeInGroups(code)}
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
      </Stack>
    </Group>
  );
}
