import { applyPage } from './apply-page.ts';
import { mayContinue, type Run } from './run.ts';
import type { Aborted } from './types.ts';

/** Applies every user that Clerk lists. Users are created and deleted meanwhile: the pages are not one snapshot. */
export async function walkClerk(run: Run): Promise<Aborted | undefined> {
  const { directory, onProgress } = run.ports;
  const total = await directory.countUsers();
  if (total === 'refused' || total === 'unavailable') return 'clerk_unavailable';
  run.total = total;
  let before: string[] = [];
  for (;;) {
    if (!(await mayContinue(run))) return 'interrupted';
    const page = await directory.listUsers(run.cursor);
    if (page === 'unavailable') return 'clerk_unavailable';
    if (page === 'unknown_cursor') {
      // The cursor's user was deleted: go back to the previous cursor, or to the start.
      run.cursor = before.pop() ?? null;
      continue;
    }
    if (page.length === 0) return undefined;
    const ids = page.map(({ id }) => id);
    if ((await applyPage(run, page, ids.at(-1) ?? null)) === 'unavailable') return 'clerk_unavailable';
    onProgress?.(run.counts.met, Math.max(total, run.counts.met));
    before = ids.slice(0, -1);
  }
}
