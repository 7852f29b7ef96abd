import type { World } from './world.ts';

/** People at Clerk whose deliveries never came. */
export function lost(world: World, n: number) {
  const { outbox, users } = world.sandbox.clerk;
  outbox.inject({ kind: 'drop' }, n);
  return Array.from({ length: n }, (_, i) => users.create({ emailAddress: `lost${i}@example.com` }).id);
}
