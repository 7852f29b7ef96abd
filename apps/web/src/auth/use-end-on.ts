import { useCallback } from 'react';
import { lostSession } from '../api/failure.ts';
import { useSessionEnd } from './session-end.tsx';

/** Ends the session if an error means that it is lost. */
export function useEndOn(): (error: unknown) => void {
  const { end } = useSessionEnd();
  return useCallback(
    (error) => {
      const why = lostSession(error);
      if (why !== undefined) end(why);
    },
    [end],
  );
}
