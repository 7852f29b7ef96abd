import { useAuth, useClerk } from '@clerk/react';
import { useNavigate } from '@tanstack/react-router';
import { type ReactNode, useCallback, useMemo, useRef, useState } from 'react';
import { type Farewell, FarewellContext, farewellFor } from './farewell.ts';

export function FarewellProvider({ children }: { children: ReactNode }) {
  const { signOut } = useClerk();
  const { isSignedIn } = useAuth();
  const navigate = useNavigate();
  const [farewell, setFarewell] = useState<Farewell>();
  const [leaving, setLeaving] = useState(false);
  const onTheWayOut = useRef(false);

  const [wasSignedIn, setWasSignedIn] = useState(isSignedIn);
  if (isSignedIn !== wasSignedIn) {
    setWasSignedIn(isSignedIn);
    if (isSignedIn) setFarewell(undefined);
    // Ended in another tab, or by Clerk.
    else if (wasSignedIn && !leaving) setFarewell('expired');
  }

  const leave = useCallback(
    async (why: Farewell) => {
      // A session that ends makes what is under way fail: the first reason stands, unless a weightier one comes.
      if (onTheWayOut.current && (why === 'expired' || why === 'signed-out')) return;
      setFarewell(why);
      if (onTheWayOut.current) return;
      onTheWayOut.current = true;
      setLeaving(true);
      // Clerk may have ended the session already, and its own redirect then does not happen.
      await signOut(() => undefined).catch(() => undefined);
      await navigate({ to: '/' });
      onTheWayOut.current = false;
      setLeaving(false);
    },
    [signOut, navigate],
  );

  const context = useMemo(
    () => ({
      farewell,
      leaving,
      leave: (why: Farewell) => void leave(why),
      leaveOn(error: unknown) {
        const why = farewellFor(error);
        if (why !== undefined) void leave(why);
      },
      forget: () => setFarewell(undefined),
    }),
    [farewell, leaving, leave],
  );
  return <FarewellContext value={context}>{children}</FarewellContext>;
}
