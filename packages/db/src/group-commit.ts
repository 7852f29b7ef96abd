import { setImmediate as nextTurn } from 'node:timers/promises';
import { DatabaseBusy } from './busy.ts';

/** More wait for the commit after the next one, so that no delivery waits for hundreds. */
const MOST_MEMBERS = 100;

interface Member<Tx> {
  run(tx: Tx): Promise<void>;
  committed(): void;
  failed(error: unknown): void;
}

/**
 * Lets transactions that wait for the same connection share a commit, which costs more than all that most of them do. What
 * arrives while one is under way shares the next; one alone waits for nobody. Nobody is answered before the commit that
 * holds their work.
 */
export class GroupCommit<Tx> {
  readonly #commit: (work: (tx: Tx) => Promise<void>) => Promise<void>;
  readonly #waiting: Member<Tx>[] = [];
  #busy = false;

  /** `commit` runs its work in one transaction, and resolves when that is durable. It may run it again from the start. */
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
      // By then all that has arrived in this turn of the event loop is waiting.
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
      // One failure has taken back the work of all: each runs again, alone, so that it fails by itself.
      if (members.length > 1 && !nobodyCould(error)) for (const member of members) await this.#together([member]);
      else for (const member of members) member.failed(error);
    }
  }
}

/** Another process has held the lock for as long as anybody waits: it was nobody's work that failed. */
function nobodyCould(error: unknown): boolean {
  return error instanceof DatabaseBusy && error.code?.startsWith('SQLITE_BUSY') === true;
}
