export interface PauseOptions {
  /** `before` the request is executed (the default), or `after`, before the response is sent. */
  when?: 'before' | 'after';
}

export interface Pause {
  /** How many requests it holds. */
  readonly waiting: number;
  /** Resolves as soon as it holds this many, one by default. */
  arrived(count?: number): Promise<void>;
  /** Lets held and later requests through. */
  release(): void;
}

interface Held {
  path: string;
  when: 'before' | 'after';
  waiting: number;
  until: Promise<void>;
  release: () => void;
  watchers: { count: number; resolve: () => void }[];
}

export function createPauses() {
  let pauses: Held[] = [];

  function notify(held: Held) {
    const reached = held.watchers.filter(({ count }) => held.waiting >= count);
    held.watchers = held.watchers.filter((watcher) => !reached.includes(watcher));
    for (const { resolve } of reached) resolve();
  }

  return {
    add(path = '', { when = 'before' }: PauseOptions = {}): Pause {
      const { promise, resolve } = Promise.withResolvers<void>();
      const held: Held = { path, when, waiting: 0, until: promise, release: resolve, watchers: [] };
      pauses.push(held);
      return {
        get waiting() {
          return held.waiting;
        },
        arrived: (count = 1) =>
          new Promise((arrived) => {
            held.watchers.push({ count, resolve: arrived });
            notify(held);
          }),
        release() {
          pauses = pauses.filter((other) => other !== held);
          held.release();
        },
      };
    },
    async wait(path: string, when: 'before' | 'after'): Promise<void> {
      const held = pauses.find((pause) => pause.when === when && path.startsWith(pause.path));
      if (held === undefined) return;
      held.waiting += 1;
      notify(held);
      await held.until;
      held.waiting -= 1;
    },
    releaseAll() {
      for (const held of pauses) held.release();
      pauses = [];
    },
  };
}
