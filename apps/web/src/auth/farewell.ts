import { createContext, useContext } from 'react';
import { isApiError } from '../api/failure.ts';

/** Why somebody is no longer signed in. */
export type Farewell = 'signed-out' | 'expired' | 'deleted' | 'banned';

interface FarewellContext {
  /** Why they left, until they sign in, load the page again or close the notice. */
  farewell: Farewell | undefined;
  /** They are on their way out: whatever fails now is not worth a word. */
  leaving: boolean;
  leave(why: Farewell): void;
  /** Leaves if the error means that there is no staying. */
  leaveOn(error: unknown): void;
  forget(): void;
}

export const FarewellContext = createContext<FarewellContext | undefined>(undefined);

export function useFarewell(): FarewellContext {
  const context = useContext(FarewellContext);
  if (context === undefined) throw new Error('There is no <FarewellProvider> around this');
  return context;
}

/** Elsewhere NOT_FOUND and FORBIDDEN speak of what was asked for; here, of who asks. */
const aboutOneself = new Set(['users.me', 'live.changes']);

export function farewellFor(error: unknown): Farewell | undefined {
  if (!isApiError(error)) return undefined;
  const { code, path = '' } = error.data ?? {};
  if (code === 'UNAUTHORIZED') return 'expired';
  if (!aboutOneself.has(path)) return undefined;
  if (code === 'FORBIDDEN') return 'banned';
  // The message too: a procedure that an older API lacks is NOT_FOUND as well.
  return code === 'NOT_FOUND' && error.message === 'User not found' ? 'deleted' : undefined;
}
