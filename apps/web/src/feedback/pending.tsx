import type { UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { farewellFor } from '../auth/farewell.ts';
import { Trouble } from './trouble.tsx';
import { isWorthAWord, Waiting } from './waiting.tsx';

type Told = 'error' | 'failureCount' | 'failureReason' | 'fetchStatus';

interface PendingProps {
  /** A query that has no data yet. */
  query: Pick<UseQueryResult<unknown, unknown>, Told> & { refetch(): unknown };
  queryKey: readonly unknown[];
  /** The shape of what is to come. */
  skeleton: ReactNode;
}

/** What stands in a page for an answer that is not there: its skeleton, then a word about why it takes so long. */
export function Pending({ query, queryKey, skeleton }: PendingProps) {
  const queryClient = useQueryClient();
  const { error, failureCount, failureReason, fetchStatus } = query;
  const offline = fetchStatus === 'paused';
  if (error !== null && farewellFor(error) === undefined) return <Trouble onRetry={() => void query.refetch()} />;
  if (!isWorthAWord(failureCount, offline)) return skeleton;
  return (
    <Waiting
      failures={failureCount}
      error={failureReason}
      offline={offline}
      // `refetch` would only wait for the pause between two tries that is under way.
      onRetry={() => void queryClient.resetQueries({ queryKey })}
    />
  );
}
