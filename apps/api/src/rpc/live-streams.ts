/** Tabs and devices of one person, or of those behind one address. Every change is worked out and sent once for each. */
const MOST_A_VIEWER = 20;
/** What one process can look after. Further ones are asked to try again, and find another process or a quieter time. */
const MOST = 5_000;
/** With as many streams as there can be. */
const LONGEST_SPREAD_MS = 100;
/** Of these, so that whoever is signed in finds room however many look on. */
const MOST_VISITORS = 4_000;

/** A person by their Clerk id, or whoever is not signed in, by the address that they come from. */
export interface Viewer {
  kind: 'person' | 'visitor';
  id: string;
}

interface Told {
  open(count: number): void;
  refused(): void;
}

/** Who has how many live streams open in this process. */
export class LiveStreams {
  readonly #told: Told;
  readonly #byViewer = new Map<string, number>();
  readonly #open = { person: 0, visitor: 0 };

  constructor(told: Told) {
    this.#told = told;
  }

  /** What is opened has to be closed. */
  open(viewer: Viewer): 'opened' | 'too_many_streams' | 'try_again' {
    const refused = this.#whyNot(viewer);
    if (refused) this.#told.refused();
    else this.#add(viewer, 1);
    return refused ?? 'opened';
  }

  close(viewer: Viewer): void {
    this.#add(viewer, -1);
  }

  /** Over how long those who hear the same should spread what they ask then: the more they are, the longer. */
  get spreadMs(): number {
    return Math.floor(LONGEST_SPREAD_MS * (this.#all() / MOST));
  }

  #whyNot(viewer: Viewer): 'too_many_streams' | 'try_again' | undefined {
    if ((this.#byViewer.get(keyOf(viewer)) ?? 0) >= MOST_A_VIEWER) return 'too_many_streams';
    if (viewer.kind === 'visitor' && this.#open.visitor >= MOST_VISITORS) return 'try_again';
    return this.#all() >= MOST ? 'try_again' : undefined;
  }

  #add(viewer: Viewer, count: 1 | -1): void {
    const theirs = (this.#byViewer.get(keyOf(viewer)) ?? 0) + count;
    if (theirs > 0) this.#byViewer.set(keyOf(viewer), theirs);
    else this.#byViewer.delete(keyOf(viewer));
    this.#open[viewer.kind] += count;
    this.#told.open(this.#all());
  }

  #all(): number {
    return this.#open.person + this.#open.visitor;
  }
}

function keyOf({ kind, id }: Viewer): string {
  return `${kind} ${id}`;
}
