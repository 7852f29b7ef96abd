import type { Deps } from '../deps.ts';

/** Whether somebody is named in `ADMIN_USER_IDS`. */
export function isAdmin({ env }: Pick<Deps, 'env'>, clerkId: string): boolean {
  return env.adminUserIds.includes(clerkId);
}
