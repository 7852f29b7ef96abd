import { useAuth } from '@clerk/react';
import { Badge, Loader } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useQueryClient } from '@tanstack/react-query';
import { useSubscription } from '@trpc/tanstack-react-query';
import { useEffect, useRef, useState } from 'react';
import { noteAfter } from '../api/after.ts';
import { lostSession, reasonOf } from '../api/failure.ts';
import { retryDelay } from '../api/retry-delay.ts';
import { useTRPC } from '../api/trpc.ts';
import { useEndOn } from '../auth/use-end-on.ts';
import { followHints } from './follow-hints.ts';
import { invalidate } from './invalidate.ts';
import classes from './live-changes.module.css';

/** The API closes each connection after a few minutes, and it is opened again at once: only a longer gap is shown. */
const GAP_WORTH_MENTIONING_MS = 6_000;

/** A tab too many is refused until another one is closed: until then it only retries now and then. */
const CROWDED_DELAY_MS = 60_000;

/** The one live subscription of a tab, for visitors too. Shows nothing while it is connected. */
export function LiveChanges() {
  const { isSignedIn } = useAuth();
  const connection = useLiveChanges();
  const [overdue, setOverdue] = useState(false);
  const { start, clear } = useTimeout(() => setOverdue(true), GAP_WORTH_MENTIONING_MS);

  useEffect(() => {
    if (connection !== 'interrupted') {
      clear();
      setOverdue(false);
    } else {
      start();
    }
  }, [connection, start, clear]);

  return (
    <span role="status" className={classes.status}>
      {connection === 'crowded' && isSignedIn && (
        <Badge size="lg" variant="default">
          Many tabs open: this one updates every minute
        </Badge>
      )}
      {overdue && (
        <Badge size="lg" leftSection={<Loader size={12} aria-hidden />}>
          Reconnecting
        </Badge>
      )}
    </span>
  );
}

/** `crowded`: refused, as too many tabs are open, or visitors at the same address. This one refetches everything once a minute instead. */
type Connection = 'connected' | 'interrupted' | 'crowded';

/** Refetches what the API says has changed. */
function useLiveChanges(): Connection {
  const trpc = useTRPC();
  const { isSignedIn } = useAuth();
  const queryClient = useQueryClient();
  const [follow] = useState(() => followHints(queryClient));
  const endOn = useEndOn();
  const attempts = useRef(0);
  const [crowded, setCrowded] = useState(false);

  const { status, error, reset } = useSubscription(
    (isSignedIn ? trpc.live.changes : trpc.live.public).subscriptionOptions(undefined, {
      onData({ topics, after, spreadMs }) {
        noteAfter(after);
        attempts.current = 0;
        setCrowded(false);
        follow(topics, spreadMs);
      },
      onError(error) {
        const tooMany = reasonOf(error) === 'too_many_streams';
        setCrowded(tooMany);
        if (tooMany) void invalidate(queryClient, ['*']);
        endOn(error);
      },
    }),
  );

  // tRPC reopens a connection that broke. But an answer that is no stream, such as a proxy's while the API restarts,
  // ends the subscription for good.
  const ended = status === 'idle' || (status === 'error' && lostSession(error) === undefined);
  useEffect(() => {
    if (!ended) return;
    const timer = setTimeout(reset, crowded ? CROWDED_DELAY_MS : retryDelay(attempts.current));
    attempts.current += 1;
    return () => clearTimeout(timer);
  }, [ended, crowded, reset]);

  if (crowded) return 'crowded';
  return status === 'pending' ? 'connected' : 'interrupted';
}
