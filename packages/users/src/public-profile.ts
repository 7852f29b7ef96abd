import type { User } from './user.ts';

/** What any signed-in user may see of another. */
export function publicProfile(user: User): Pick<User, 'id' | 'clerkId' | 'name' | 'imageUrl'> {
  return { id: user.id, clerkId: user.clerkId, name: user.name, imageUrl: user.imageUrl };
}
