import { Card, Group, Stack, Text, Title } from '@mantine/core';
import { type Answers, useTRPC, useTRPCClient } from '../api/trpc.ts';
import { usePages } from '../api/use-pages.ts';
import { LoadMore } from '../feedback/load-more.tsx';
import { formatNumber } from '../language/format-number.ts';
import { EventSums } from '../money/event-sums.tsx';
import { TextLink } from '../theme/links.tsx';
import { Row, Rows } from '../theme/rows.tsx';
import { startOf } from '../time/event-time.ts';

type Earning = Answers['events']['earnings']['earnings'][number];

/** What each paid event has brought, by our own records. Nothing as long as there is none. */
export function EarningsCard() {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const query = usePages({
    queryKey: trpc.events.earnings.pathKey(),
    ask: (page) => client.events.earnings.query({ ...page, limit: 10 }),
  });
  const earnings = query.data?.pages.flatMap((page) => page.earnings) ?? [];
  if (earnings.length === 0) return null;
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Earnings">
      <Title order={2} size="h4" mb="xs">
        Earnings
      </Title>
      <Stack gap="md">
        <Rows>
          {earnings.map((earning) => (
            <EarningRow key={earning.eventId} earning={earning} />
          ))}
        </Rows>
        <LoadMore query={query} />
      </Stack>
    </Card>
  );
}

function EarningRow({ earning }: { earning: Earning }) {
  const { eventId, title, status, sold } = earning;
  return (
    <Group component={Row} gap="xs">
      <div>
        <TextLink
          to="/events/$eventId/manage"
          params={{ eventId }}
          fw={550}
          c="inherit"
          style={{ overflowWrap: 'anywhere' }}
        >
          {title}
        </TextLink>
        <Text size="sm" c="dimmed">
          {startOf(earning)}, {status === 'cancelled' ? 'cancelled' : `${formatNumber(sold)} sold`}
        </Text>
      </div>
      <EventSums money={earning} />
    </Group>
  );
}
