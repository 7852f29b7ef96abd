import type { User } from './user.ts';

/** What anybody who is signed in may know of somebody else. */
export function publicProfile(user: User): Pick<User, 'id' | 'clerkId' | 'name' | 'imageUrl'> {
  return { id: user.id, clerkId: user.clerkId, name: user.name, imageUrl: user.imageUrl };
}
