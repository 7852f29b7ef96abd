import type { FormerUser } from './former-users.ts';
import type { Known } from './keep-former.ts';
import { leave, type Run } from './run.ts';

/** Who of a batch is to be imported, and who was imported earlier. */
export async function sortBatch(run: Run, batch: FormerUser[]): Promise<{ fresh: Known[]; earlier: Known[] }> {
  const rows = await run.ports.db.read
    .selectFrom('imported_ids')
    .innerJoin('users', 'users.id', 'imported_ids.user_id')
    .select(['imported_ids.old_id', 'users.clerk_id'])
    .where(
      'imported_ids.old_id',
      'in',
      batch.map(({ oldId }) => oldId),
    )
    .execute();
  const imported = new Map(rows.map((row) => [row.old_id, row.clerk_id]));
  const fresh: Known[] = [];
  const earlier: Known[] = [];
  for (const user of batch) {
    const { clerkId } = user;
    const importedAs = imported.get(user.oldId);
    if (clerkId === null) leave(run, user, 'no_clerk_id');
    else if (importedAs === undefined) {
      fresh.push({ ...user, clerkId });
      imported.set(user.oldId, clerkId);
    } else if (importedAs === clerkId) earlier.push({ ...user, clerkId });
    else leave(run, user, 'imported_as_another');
  }
  return { fresh, earlier };
}
