import type { Shown } from '../clerk-directory.ts';
import type { UserRow } from '../content.ts';
import type { Run } from './run.ts';

/** Who of a page this run has not met, and their rows as they are now: one query, when everybody has one. */
export async function findUnmet(run: Run, page: Shown[]): Promise<{ unmet: Shown[]; rows: Map<string, UserRow> }> {
  // Should Clerk list somebody twice, the later one counts.
  const shown = new Map(page.map((one) => [one.id, one]));
  const found = await rowsOf(run, [...shown.keys()]);
  const rows = new Map<string, UserRow>();
  const met = new Set<string>();
  for (const { mark, ...row } of found) {
    rows.set(row.clerk_id, row);
    if (mark !== null) met.add(row.clerk_id);
  }
  // A run that writes leaves no mark without a row but of those who cannot be parsed.
  const unknown = [...shown.values()].filter(
    ({ id, user }) => !rows.has(id) && (run.options.dryRun || user === 'invalid'),
  );
  if (unknown.length > 0)
    for (const id of await metOf(
      run,
      unknown.map(({ id }) => id),
    ))
      met.add(id);
  return { unmet: [...shown.values()].filter(({ id }) => !met.has(id)), rows };
}

function rowsOf({ id, ports }: Run, clerkIds: string[]) {
  return ports.db.read
    .selectFrom('users')
    .leftJoin('reconcile_marks', (join) =>
      join.onRef('reconcile_marks.clerk_id', '=', 'users.clerk_id').on('reconcile_marks.run_id', '=', id),
    )
    .selectAll('users')
    .select('reconcile_marks.mark')
    .where('users.clerk_id', 'in', clerkIds)
    .execute();
}

/** Which of these users this run has met or planned to delete. */
export async function metOf({ ports, id }: Run, clerkIds: string[]): Promise<string[]> {
  const query = ports.db.read.selectFrom('reconcile_marks').select('clerk_id').where('run_id', '=', id);
  return (await query.where('clerk_id', 'in', clerkIds).execute()).map((row) => row.clerk_id);
}
