import { Badge, Button, Stack } from '@mantine/core';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Pending } from '../../api/pending.tsx';
import { type Answers, useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { LoadMore } from '../../feedback/load-more.tsx';
import { formatMoney } from '../../money/format-money.ts';
import { Clock } from '../clock.tsx';
import { Id, Nothing, Row, Rows } from '../rows.tsx';

type Movement = Answers['admin']['movements']['movements'][number];

const kinds: Record<Movement['kind'], string> = {
  refund: 'Refund',
  share: 'Levelling of what the organizer holds',
  return: 'Transfer back to the organizer',
};

const EVERY_MS = 5_000;

interface MovementListProps {
  status: 'due' | 'failed';
  /** Offers to try one again. */
  onRetry?(id: string): void;
}

export function MovementList({ status, onRetry }: MovementListProps) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const queryKey = trpc.admin.movements.queryKey({ status });
  const query = useInfiniteQuery({
    queryKey: [...queryKey, 'pages'],
    queryFn: ({ pageParam }) =>
      client.admin.movements.query({ status, ...(pageParam !== null && { after: pageParam }) }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    refetchInterval: EVERY_MS,
  });
  if (!query.data) return <Pending query={query} queryKey={queryKey} skeleton={<ListSkeleton what="money" />} />;
  const movements = query.data.pages.flatMap((page) => page.movements);
  if (movements.length === 0) return <Nothing>Nothing.</Nothing>;
  return (
    <Stack gap="md">
      <Rows>
        {movements.map((movement) => (
          <MovementRow key={movement.id} movement={movement} {...(onRetry && { onRetry })} />
        ))}
      </Rows>
      <LoadMore query={query} />
    </Stack>
  );
}

function MovementRow({ movement, onRetry }: { movement: Movement; onRetry?(id: string): void }) {
  const { id, kind, amount, refusals, error, nextTryAt, createdAt, paymentId } = movement;
  return (
    <Row
      title={amount ? `${kinds[kind]}: ${formatMoney(amount)}` : kinds[kind]}
      note={
        <>
          <Id>{paymentId ?? id}</Id>, since <Clock at={createdAt} />
          {nextTryAt !== null && (
            <>
              , next at <Clock at={nextTryAt} />
            </>
          )}
        </>
      }
    >
      {refusals > 0 && (
        <Badge variant="dot" color="red">
          {refusals} refusals: {error ?? 'unknown'}
        </Badge>
      )}
      {onRetry && (
        <Button size="xs" variant="default" onClick={() => onRetry(id)}>
          Try again
        </Button>
      )}
    </Row>
  );
}
