import { recordAction } from '@ticket-hub/db';
import type { Deps } from '../deps.ts';

/** What an operator can do that changes something, or that hands out what is held about somebody. */
export type OperatorAction =
  | 'reconcile'
  | 'user.reconcile'
  | 'user.export'
  | 'user.restore'
  /** About the one to whom somebody's events and account were given. */
  | 'user.restore_as'
  | 'user.erase'
  | 'money.retry';

interface Asked {
  actor: string;
  action: OperatorAction;
  subject: string | null;
}

/** Does it, and keeps in the audit who did it and what came of it. */
export async function recorded<Result extends { outcome: string }>(
  { db, now }: Pick<Deps, 'db' | 'now'>,
  asked: Asked,
  work: () => Promise<Result>,
): Promise<Result> {
  return await recordAction(db, { ...asked, at: now() }, work);
}
