import { Button, Group, Skeleton, Stack, Text, Title, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useParams } from '@tanstack/react-router';
import { Printer } from 'lucide-react';
import { Suspense } from 'react';
import { Pending } from '../api/pending.tsx';
import { useTRPC } from '../api/trpc.ts';
import { useOwnTickets } from '../events/checkout/use-own-tickets.ts';
import { EventNotFound } from '../events/event-pending.tsx';
import { lazyPart } from '../parts/lazy-part.tsx';
import { LinkButton } from '../theme/links.tsx';
import { startOf, zoneOf } from '../time/event-time.ts';
import type { OwnTicket } from './by-event.ts';
import { codeInGroups } from './code-in-groups.ts';
import classes from './print-page.module.css';
import qr from './ticket-qr.module.css';

const TicketQr = lazyPart(async () => (await import('./ticket-qr.tsx')).TicketQr);

/** The tickets for one event that let somebody in, for paper: one below the other, none torn over two sheets. */
export function PrintPage() {
  const { eventId } = useParams({ from: '/shell/signed-in/tickets/$eventId' });
  const trpc = useTRPC();
  const query = useOwnTickets(eventId);
  if (!query.data)
    return (
      <Pending
        query={query}
        queryKey={trpc.tickets.mine.pathKey()}
        skeleton={<Skeleton height={260} role="status" />}
      />
    );
  const tickets = query.data.filter(({ status }) => status === 'valid');
  const [first] = tickets;
  if (!first) return <EventNotFound />;
  return (
    <Stack gap="lg">
      <Group gap="sm" className={classes.controls}>
        <Button leftSection={<Printer size={16} aria-hidden />} onClick={() => print()}>
          Print
        </Button>
        <LinkButton to="/tickets" variant="default">
          My tickets
        </LinkButton>
      </Group>
      <VisuallyHidden component="h1">Tickets for {first.event.title}</VisuallyHidden>
      {tickets.map((ticket, place) => (
        <PrintedTicket key={ticket.id} ticket={ticket} place={`${place + 1} of ${tickets.length}`} />
      ))}
    </Stack>
  );
}

function PrintedTicket({ ticket: { code, event }, place }: { ticket: OwnTicket; place: string }) {
  useDocumentTitle(`${event.title} · Ticket Hub`);
  return (
    <article className={classes.ticket} aria-label={`Ticket ${place}`}>
      <Suspense fallback={<div className={qr.pending} />}>
        <TicketQr code={code} />
      </Suspense>
      <div className={classes.words}>
        <Title order={2} size="h3">
          {event.title}
        </Title>
        <Text fw={550}>{startOf(event)}</Text>
        <Text size="sm">{zoneOf(event)}</Text>
        <Text size="sm">{event.venue}</Text>
        <Text className={classes.code} aria-label="Ticket code">
          {codeInGroups(code)}
        </Text>
        <Text size="sm">Ticket {place}. Admits one person, once.</Text>
      </div>
    </article>
  );
}
