import { setImmediate as nextTurn } from 'node:timers/promises';
import { DatabaseBusy } from './busy.ts';

/** Further ones wait for the next commit, so that no delivery waits for hundreds of others. */
const MOST_MEMBERS = 100;

interface Member<Tx> {
  run(tx: Tx): Promise<void>;
  committed(): void;
  failed(error: unknown): void;
}

/**
 * Lets transactions that wait for the same connection share a commit, which costs more than the work of most of them.
 * Those that arrive during a commit share the next one; a single transaction starts at once. No caller resolves before
 * the commit that contains its work is durable.
 */
export class GroupCommit<Tx> {
  readonly #commit: (work: (tx: Tx) => Promise<void>) => Promise<void>;
  readonly #waiting: Member<Tx>[] = [];
  #busy = false;

  /** `commit` runs its work in one transaction, and resolves when that is durable. It may rerun the work from the start. */
  constructor(commit: (work: (tx: Tx) => Promise<void>) => Promise<void>) {
    this.#commit = commit;
  }

  async run<T>(work: (tx: Tx) => Promise<T>): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let result: Promise<T>;
    this.#waiting.push({
      async run(tx) {
        result = work(tx);
        await result;
      },
      committed: () => resolve(result),
      failed: reject,
    });
    if (!this.#busy) {
      this.#busy = true;
      void this.#drain();
    }
    return await promise;
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Collects everything that arrives in this turn of the event loop.
      await nextTurn();
      await this.#together(this.#waiting.splice(0, MOST_MEMBERS));
    }
    this.#busy = false;
  }

  async #together(members: Member<Tx>[]): Promise<void> {
    try {
      await this.#commit(async (tx) => {
        for (const member of members) await member.run(tx);
      });
      for (const member of members) member.committed();
    } catch (error) {
      // One failure has rolled back the work of all members: each is rerun alone, so that only the failing one fails.
      if (members.length > 1 && !isLockTimeout(error)) for (const member of members) await this.#together([member]);
      else for (const member of members) member.failed(error);
    }
  }
}

/** Another process held the lock until the timeout: no member's work failed, and rerunning them alone would not help. */
function isLockTimeout(error: unknown): boolean {
  return error instanceof DatabaseBusy && error.code?.startsWith('SQLITE_BUSY') === true;
}
