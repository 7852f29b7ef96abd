import { exportUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';

/** Everything held about somebody: their row, and what each dependent holds. `user` is null for an id that was never seen. */
export async function exportPerson({ db, dependents }: Pick<Deps, 'db' | 'dependents'>, clerkId: string) {
  const user = (await exportUser(db.read, clerkId)) ?? null;
  if (!user) return { user };
  const parts = await Promise.all(dependents.map((dependent) => dependent.export?.(db.read, { id: user.id, clerkId })));
  return { user, ...Object.assign({}, ...parts) };
}
