import { type ClerkDirectory, PAGE, type Shown } from '../src/clerk-directory.ts';
import type { ClerkUser } from '../src/clerk-user.ts';

/** A ClerkDirectory over a map that counts requests and can fail on demand. */
export class Clerk implements ClerkDirectory {
  readonly users = new Map<string, ClerkUser>();
  /** Users whose data cannot be parsed. */
  readonly invalid = new Set<string>();
  readonly pageSize: number;
  instance: 'ours' | 'another' = 'ours';
  asked = 0;
  down = false;
  /** Runs before each page is returned, with its number, so that tests can add or delete users or make Clerk fail. */
  beforePage: (page: number) => unknown = () => {};
  /** Users that lists leave out although Clerk knows them. */
  unlisted = (_id: string) => false;
  #pages = 0;

  constructor(pageSize = PAGE) {
    this.pageSize = pageSize;
  }

  async getUser(clerkId: string) {
    return (await this.#answer()) ?? this.#shown(clerkId)?.user ?? 'unknown';
  }

  async listUsers(cursor: string | null) {
    await this.beforePage(++this.#pages);
    const down = await this.#answer();
    if (down) return down;
    const all = [...this.users.keys()];
    if (cursor !== null && !this.users.has(cursor)) return 'unknown_cursor' as const;
    const listed = all.slice(cursor === null ? 0 : all.indexOf(cursor) + 1).filter((id) => !this.unlisted(id));
    return this.#some(listed.slice(0, this.pageSize));
  }

  async findUsers(clerkIds: string[]) {
    return (await this.#answer()) ?? this.#some(clerkIds.filter((id) => !this.unlisted(id)));
  }

  async countUsers() {
    return (await this.#answer()) ?? this.users.size;
  }

  async deleteUser(clerkId: string) {
    return (await this.#answer()) ?? (this.users.delete(clerkId) ? ('deleted' as const) : ('unknown' as const));
  }

  async checkInstance() {
    return (await this.#answer()) ?? this.instance;
  }

  async #answer(): Promise<'unavailable' | undefined> {
    this.asked++;
    await new Promise(setImmediate);
    return this.down ? 'unavailable' : undefined;
  }

  #some(ids: string[]): Shown[] {
    return ids.flatMap((id) => this.#shown(id) ?? []);
  }

  #shown(id: string): Shown | undefined {
    const user = this.users.get(id);
    return user && { id, user: this.invalid.has(id) ? 'invalid' : user };
  }
}
