import { Stack } from '@mantine/core';
import { Pending } from '../../api/pending.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { LoadMore } from '../../feedback/load-more.tsx';
import { Nothing } from '../rows.tsx';
import { DeliveryRows } from './delivery-rows.tsx';
import { useDeliveries, type Wanted } from './use-deliveries.ts';

interface DeliveryListProps {
  wanted: Wanted;
  /** When there are none. */
  empty: string;
}

export function DeliveryList({ wanted, empty }: DeliveryListProps) {
  const trpc = useTRPC();
  const query = useDeliveries(wanted);
  if (!query.data)
    return (
      <Pending
        query={query}
        queryKey={trpc.admin.deliveries.queryKey(wanted)}
        skeleton={<ListSkeleton what="deliveries" />}
      />
    );
  const deliveries = query.data.pages.flatMap((page) => page.deliveries);
  return (
    <Stack gap="md">
      {deliveries.length === 0 && <Nothing>{query.hasNextPage ? 'None among the latest.' : empty}</Nothing>}
      <DeliveryRows deliveries={deliveries} withSubject={wanted.subject === undefined} />
      <LoadMore query={query} />
    </Stack>
  );
}
