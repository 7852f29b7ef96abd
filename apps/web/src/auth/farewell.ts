import { createContext, useContext } from 'react';
import { isApiError, reasonOf } from '../api/failure.ts';

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

/** Here `user_not_found` is about the caller; elsewhere it may be about somebody whom they asked for. */
const aboutOneself = new Set(['users.me', 'live.changes']);

export function farewellFor(error: unknown): Farewell | undefined {
  const reason = reasonOf(error);
  if (reason === 'not_authenticated') return 'expired';
  if (!isApiError(error) || !aboutOneself.has(error.data?.path ?? '')) return undefined;
  if (reason === 'banned') return 'banned';
  return reason === 'user_not_found' ? 'deleted' : undefined;
}
