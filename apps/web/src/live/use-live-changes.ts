import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef } from 'react';
import { pauseBefore } from '../api/pause.ts';
import { useTRPC } from '../api/trpc.ts';
import { farewellFor, useFarewell } from '../auth/farewell.ts';
import { askAgain } from './ask-again.ts';

/** Follows what changes on the server. Answers whether it is being followed right now. */
export function useLiveChanges(): boolean {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { leaveOn } = useFarewell();
  const attempts = useRef(0);

  const { status, error, reset } = useSubscription(
    trpc.live.changes.subscriptionOptions(undefined, {
      onData({ topics }) {
        attempts.current = 0;
        void askAgain(queryClient, topics);
      },
      onError: leaveOn,
    }),
  );

  // A broken connection is taken up again underneath. But an answer that is no stream, such as a proxy's while the API
  // restarts, ends the subscription for good.
  const ended = status === 'idle' || (status === 'error' && farewellFor(error) === undefined);
  useEffect(() => {
    if (!ended) return;
    const timer = setTimeout(reset, pauseBefore(attempts.current));
    attempts.current += 1;
    return () => clearTimeout(timer);
  }, [ended, reset]);

  return status === 'pending';
}
