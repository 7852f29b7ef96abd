import { moveUnderWay } from '@ticket-hub/db';
import type { Deps } from '../deps.ts';

/** What `doctor` says of a move from this database: nothing when there is none. */
export async function checkMove({ db }: Pick<Deps, 'db'>) {
  const found = await moveUnderWay(db);
  if (!found || found.state === 'moved') return [];
  const refuses = found.state === 'frozen';
  const says = refuses
    ? `writes are refused since ${found.since}. Run pnpm hub move again, or with --cancel`
    : `under way since ${found.since}`;
  return [{ what: 'Move', ok: !refuses, says }];
}
