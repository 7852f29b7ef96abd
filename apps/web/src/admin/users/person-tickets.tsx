import { Stack } from '@mantine/core';
import { Pending } from '../../api/pending.tsx';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { LoadMore } from '../../feedback/load-more.tsx';
import { formatPrice } from '../../money/format-money.ts';
import { TextLink } from '../../theme/links.tsx';
import { TicketBadge } from '../../tickets/ticket-status.tsx';
import { Clock } from '../clock.tsx';
import { Id, Nothing, Row, Rows } from '../rows.tsx';

export function PersonTickets({ clerkId }: { clerkId: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = trpc.admin.userTickets.queryKey({ clerkId });
  const pages = usePages({ queryKey, ask: (page) => client.admin.userTickets.query({ clerkId, ...page }) });
  if (!pages.data) return <Pending query={pages} queryKey={queryKey} skeleton={<ListSkeleton what="tickets" />} />;
  const tickets = pages.data.pages.flatMap((page) => page.tickets);
  if (tickets.length === 0) return <Nothing>None.</Nothing>;
  return (
    <Stack gap="md">
      <Rows>
        {tickets.map(({ id, event, status, price, createdAt }) => (
          <Row
            key={id}
            title={
              <TextLink to="/events/$eventId" params={{ eventId: event.id }}>
                {event.title}
              </TextLink>
            }
            note={<Id>{id}</Id>}
          >
            <span>{formatPrice(price)}</span>
            <TicketBadge status={status} />
            <Clock at={createdAt} />
          </Row>
        ))}
      </Rows>
      <LoadMore query={pages} />
    </Stack>
  );
}
