import { setImmediate as nextTurn } from 'node:timers/promises';
import { DatabaseBusy } from './busy.ts';

/** Further ones wait for the next commit, so that no delivery waits for hundreds of others. */
const MOST_MEMBERS = 100;

/** Those who have waited this long for their turn hear that the database is busy. */
const LONGEST_WAIT_MS = 5_000;

interface Member<Tx> {
  since: number;
  /** It has shared a commit that failed. */
  alone: boolean;
  interleaves: boolean;
  run(tx: Tx): Promise<void>;
  committed(): void;
  failed(error: unknown): void;
}

interface Database<Tx> {
  /** Runs the work of `members` transactions in one, and resolves when that is durable. May rerun the work from the start. */
  commit(work: (tx: Tx) => Promise<void>, members: number): Promise<void>;
  /** How many commits may be under way at once. */
  most: number;
  /** The same transaction for a member that interleaves. */
  beside(tx: Tx): Promise<Tx>;
}

/**
 * Lets transactions that wait for a connection share a commit, which costs more than the work of most of them. Those that
 * arrive while all connections are in use share the next ones; a single transaction starts at once. No caller resolves
 * before the commit that contains its work is durable.
 */
export class GroupCommit<Tx> {
  readonly #database: Database<Tx>;
  readonly #waiting: Member<Tx>[] = [];
  #underWay = 0;

  constructor(database: Database<Tx>) {
    this.#database = database;
  }

  async run<T>(work: (tx: Tx) => Promise<T>, interleaves: boolean): Promise<T> {
    const { promise, resolve, reject } = Promise.withResolvers<T>();
    let result: Promise<T>;
    this.#waiting.push({
      since: performance.now(),
      alone: false,
      interleaves,
      async run(tx) {
        result = work(tx);
        await result;
      },
      committed: () => resolve(result),
      failed: reject,
    });
    this.#start();
    return await promise;
  }

  #start(): void {
    if (this.#underWay === this.#database.most) return;
    this.#underWay += 1;
    void this.#drain();
  }

  async #drain(): Promise<void> {
    while (this.#waiting.length > 0) {
      // Collects everything that arrives in this turn of the event loop.
      await nextTurn();
      await this.#together(this.#next());
    }
    this.#underWay -= 1;
  }

  #next(): Member<Tx>[] {
    const share = Math.ceil(this.#waiting.length / this.#database.most);
    const members = this.#waiting.splice(0, this.#waiting[0]?.alone ? 1 : Math.min(share, MOST_MEMBERS));
    const late = performance.now() - LONGEST_WAIT_MS;
    for (const { failed } of members.filter(({ since }) => since < late))
      failed(new DatabaseBusy('no connection in time'));
    return members.filter(({ since }) => since >= late);
  }

  async #together(members: Member<Tx>[]): Promise<void> {
    if (members.length === 0) return;
    try {
      await this.#database.commit((tx) => this.#run(members, tx), members.length);
      for (const member of members) member.committed();
    } catch (error) {
      if (members.length > 1 && isOfOneMember(error)) this.#separate(members);
      else for (const member of members) member.failed(error);
    }
  }

  async #run(members: Member<Tx>[], tx: Tx): Promise<void> {
    const [interleaved = [], others = []] = [true, false].map((is) => members.filter((one) => one.interleaves === is));
    const running = interleaved.map(async (member) => member.run(await this.#database.beside(tx)));
    // All of them have left the transaction before it ends.
    await Promise.allSettled(running);
    await Promise.all(running);
    for (const member of others) await member.run(tx);
  }

  /** One failure has rolled back the work of all members: each is rerun alone, so that only the failing one fails. */
  #separate(members: Member<Tx>[]): void {
    this.#waiting.unshift(...members.map((member) => ({ ...member, alone: true, since: performance.now() })));
    for (const _ of members) this.#start();
  }
}

/** Otherwise no member's work has failed, but the database: rerunning them alone would not help, or do again what is done. */
function isOfOneMember(error: unknown): boolean {
  if (!(error instanceof DatabaseBusy)) return true;
  const { code } = error;
  return code === LOCK_TIMEOUT || (code?.startsWith('SQLITE_') === true && !code.startsWith('SQLITE_BUSY'));
}

/** Postgres: another transaction holds a row that one of the members needs. */
const LOCK_TIMEOUT = '55P03';
