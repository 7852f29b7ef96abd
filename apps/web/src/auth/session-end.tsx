import { useAuth, useClerk } from '@clerk/react';
import { useNavigate } from '@tanstack/react-router';
import { createContext, type ReactNode, useCallback, useContext, useMemo, useRef, useState } from 'react';

/** Why somebody is no longer signed in. */
export type SessionEndReason = 'signed-out' | 'expired' | 'deleted' | 'banned';

interface SessionEnd {
  /** Set until they sign in again, reload the page or dismiss the notice. */
  reason: SessionEndReason | undefined;
  /** True while signing out. Requests that fail meanwhile are not worth a message. */
  isEnding: boolean;
  end(reason: SessionEndReason): void;
  dismiss(): void;
}

const SessionEndContext = createContext<SessionEnd | undefined>(undefined);

export function useSessionEnd(): SessionEnd {
  const sessionEnd = useContext(SessionEndContext);
  if (sessionEnd === undefined) throw new Error('There is no <SessionEndProvider> around this');
  return sessionEnd;
}

export function SessionEndProvider({ children }: { children: ReactNode }) {
  const { signOut } = useClerk();
  const { isSignedIn } = useAuth();
  const navigate = useNavigate();
  const [reason, setReason] = useState<SessionEndReason>();
  const [isEnding, setIsEnding] = useState(false);
  // Unlike the state, it is up to date within one render: several requests can fail at once.
  const endingNow = useRef(false);

  const [wasSignedIn, setWasSignedIn] = useState(isSignedIn);
  if (isSignedIn !== wasSignedIn) {
    setWasSignedIn(isSignedIn);
    if (isSignedIn) setReason(undefined);
    // Ended in another tab, or by Clerk.
    else if (wasSignedIn && !isEnding) setReason('expired');
  }

  const end = useCallback(
    async (why: SessionEndReason) => {
      // Signing out makes requests under way fail: only `deleted` and `banned` replace the first reason.
      if (endingNow.current && (why === 'expired' || why === 'signed-out')) return;
      setReason(why);
      if (endingNow.current) return;
      endingNow.current = true;
      setIsEnding(true);
      // Clerk may have ended the session already, and its own redirect then does not happen.
      await signOut(() => undefined).catch(() => undefined);
      await navigate({ to: '/' });
      endingNow.current = false;
      setIsEnding(false);
    },
    [signOut, navigate],
  );

  const context = useMemo(
    () => ({
      reason,
      isEnding,
      end: (why: SessionEndReason) => void end(why),
      dismiss: () => setReason(undefined),
    }),
    [reason, isEnding, end],
  );
  return <SessionEndContext value={context}>{children}</SessionEndContext>;
}
