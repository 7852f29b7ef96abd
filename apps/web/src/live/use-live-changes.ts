import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef, useState } from 'react';
import { reasonOf } from '../api/failure.ts';
import { pauseBefore } from '../api/pause.ts';
import { useTRPC } from '../api/trpc.ts';
import { farewellFor, useFarewell } from '../auth/farewell.ts';
import { askAgain } from './ask-again.ts';

/** Until another tab is closed, asking sooner would be in vain. */
const CROWDED_PAUSE_MS = 60_000;

/** `crowded`: too many tabs are open already; this one looks for itself once a minute. */
export type Following = 'followed' | 'interrupted' | 'crowded';

/** Follows what changes on the server, and answers how that goes right now. */
export function useLiveChanges(): Following {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const { leaveOn } = useFarewell();
  const attempts = useRef(0);
  const [crowded, setCrowded] = useState(false);

  const { status, error, reset } = useSubscription(
    trpc.live.changes.subscriptionOptions(undefined, {
      onData({ topics }) {
        attempts.current = 0;
        setCrowded(false);
        void askAgain(queryClient, topics);
      },
      onError(error) {
        const tooMany = reasonOf(error) === 'too_many_streams';
        setCrowded(tooMany);
        if (tooMany) void askAgain(queryClient, ['*']);
        leaveOn(error);
      },
    }),
  );

  // A broken connection is taken up again underneath. But an answer that is no stream, such as a proxy's while the API
  // restarts, ends the subscription for good.
  const ended = status === 'idle' || (status === 'error' && farewellFor(error) === undefined);
  useEffect(() => {
    if (!ended) return;
    const timer = setTimeout(reset, crowded ? CROWDED_PAUSE_MS : pauseBefore(attempts.current));
    attempts.current += 1;
    return () => clearTimeout(timer);
  }, [ended, crowded, reset]);

  if (crowded) return 'crowded';
  return status === 'pending' ? 'followed' : 'interrupted';
}
