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
  /** Advances time and runs the timers that become due, in order. */
  advance(ms: number): void;
}

interface Timer {
  at: number;
  run: () => void;
}

/** Starts at the real time, so that its timestamps are neither expired nor in the future for others. */
export function manualClock(start = Date.now()): ManualClock {
  let time = start;
  let timers: Timer[] = [];

  // The sort is stable: of two timers that are due together, the one set first runs first.
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
