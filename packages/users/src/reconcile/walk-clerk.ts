import { applyPage } from './apply-page.ts';
import { mayGoOn, type Run } from './run.ts';
import type { Aborted } from './types.ts';

/** Meets everybody whom Clerk lists. Users come and go meanwhile: no page is a snapshot. */
export async function walkClerk(run: Run): Promise<Aborted | undefined> {
  const { directory, onProgress } = run.ports;
  const total = await directory.countUsers();
  if (total === 'refused' || total === 'unavailable') return 'clerk_unavailable';
  let before: string[] = [];
  for (;;) {
    if (!(await mayGoOn(run))) return 'interrupted';
    const page = await directory.listUsers(run.cursor);
    if (page === 'unavailable') return 'clerk_unavailable';
    if (page === 'unknown_cursor') {
      // The user whom the page would have followed is gone: take the one before them, or begin anew.
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
