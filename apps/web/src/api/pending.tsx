import { Button } from '@mantine/core';
import type { UseQueryResult } from '@tanstack/react-query';
import { useQueryClient } from '@tanstack/react-query';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Message } from '../feedback/message.tsx';
import { failureOf, lostSession } from './failure.ts';
import { isWorthMentioning, Waiting } from './waiting.tsx';

type State = 'error' | 'failureCount' | 'failureReason' | 'fetchStatus';

interface PendingProps {
  /** A query that has no data yet. */
  query: Pick<UseQueryResult<unknown, unknown>, State> & { refetch(): unknown };
  queryKey: readonly unknown[];
  /** Shown at first: the shape of the answer. */
  skeleton: ReactNode;
}

/** In place of an answer that is not there: its skeleton, then, if it takes long or has failed, why. */
export function Pending({ query, queryKey, skeleton }: PendingProps) {
  const queryClient = useQueryClient();
  const { error, failureCount, failureReason, fetchStatus } = query;
  const offline = fetchStatus === 'paused';
  if (error !== null && lostSession(error) === undefined) return <Broken onRetry={() => void query.refetch()} />;
  if (!isWorthMentioning(failureCount, offline)) return skeleton;
  return (
    <Waiting
      failures={failureCount}
      failure={failureOf(failureReason)}
      offline={offline}
      // `refetch` would join the try that is under way, and wait for its delay.
      onRetry={() => void queryClient.resetQueries({ queryKey })}
    />
  );
}

function Broken({ onRetry }: { onRetry(): void }) {
  return (
    <Message
      icon={TriangleAlert}
      color="red"
      role="alert"
      title="Something went wrong"
      text="The problem is on our side. Try again, or come back a little later."
    >
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Message>
  );
}
