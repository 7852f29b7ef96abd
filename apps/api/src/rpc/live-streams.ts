/** Tabs and devices of one person. Every change of theirs is worked out and sent once for each. */
const MOST_A_PERSON = 20;
/** What one process can look after. Further ones are asked to try again, and find another process or a quieter time. */
const MOST = 5_000;

interface Told {
  open(count: number): void;
  refused(): void;
}

/** Who has how many live streams open in this process. */
export class LiveStreams {
  readonly #told: Told;
  readonly #byPerson = new Map<string, number>();
  #open = 0;

  constructor(told: Told) {
    this.#told = told;
  }

  /** What is opened has to be closed. */
  open(clerkId: string): 'opened' | 'too_many_streams' | 'try_again' {
    const theirs = this.#byPerson.get(clerkId) ?? 0;
    const refused = theirs >= MOST_A_PERSON ? 'too_many_streams' : this.#open >= MOST ? 'try_again' : undefined;
    if (refused) this.#told.refused();
    else this.#set(clerkId, theirs + 1, this.#open + 1);
    return refused ?? 'opened';
  }

  close(clerkId: string): void {
    this.#set(clerkId, (this.#byPerson.get(clerkId) ?? 0) - 1, this.#open - 1);
  }

  #set(clerkId: string, theirs: number, all: number): void {
    if (theirs > 0) this.#byPerson.set(clerkId, theirs);
    else this.#byPerson.delete(clerkId);
    this.#open = all;
    this.#told.open(all);
  }
}
