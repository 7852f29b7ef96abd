import type { ClerkDirectory } from '../src/clerk-directory.ts';
import type { ClerkUser } from '../src/clerk-user.ts';

/** A ClerkDirectory over a map: what Clerk holds now, how often it was asked, and whether it answers. */
export class Clerk implements ClerkDirectory {
  readonly users = new Map<string, ClerkUser>();
  asked = 0;
  down = false;

  async getUser(clerkId: string): Promise<ClerkUser | 'unknown' | 'unavailable'> {
    this.asked++;
    await new Promise(setImmediate);
    return this.down ? 'unavailable' : (this.users.get(clerkId) ?? 'unknown');
  }
}
