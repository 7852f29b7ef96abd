export interface Clock {
  now(): number;
  after(ms: number, run: () => void): { cancel(): void };
}

/** Its timers keep no process alive: a retry due in ten hours must not hold up a shutdown. */
export const systemClock: Clock = {
  now: () => Date.now(),
  after(ms, run) {
    const timer = setTimeout(run, ms);
    timer.unref();
    return { cancel: () => clearTimeout(timer) };
  },
};

export interface ManualClock extends Clock {
  /** Moves time on and runs what falls due on the way, in order. */
  advance(ms: number): void;
}

interface Timer {
  at: number;
  run: () => void;
}

/** Starts at the real time, so that what it dates is neither expired nor from the future for others. */
export function manualClock(start = Date.now()): ManualClock {
  let time = start;
  let timers: Timer[] = [];

  // A stable sort: of two that are due at once, the one set first runs first.
  const next = (until: number) => timers.filter(({ at }) => at <= until).toSorted((a, b) => a.at - b.at)[0];

  const remove = (timer: Timer) => {
    timers = timers.filter((other) => other !== timer);
  };

  return {
    now: () => time,
    after(ms, run) {
      const timer = { at: time + ms, run };
      timers.push(timer);
      return { cancel: () => remove(timer) };
    },
    advance(ms) {
      const until = time + ms;
      for (let due = next(until); due !== undefined; due = next(until)) {
        remove(due);
        time = due.at;
        due.run();
      }
      time = until;
    },
  };
}
