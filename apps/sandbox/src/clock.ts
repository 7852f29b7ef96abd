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

export interface ForwardClock extends Clock {
  /**
   * What would have happened within this time happens now, in order, and the rest so much earlier. The time of day stays: what
   * is signed carries a time that its receiver believes.
   */
  putForward(ms: number): void;
}

/** A clock that can be put forward while it runs. */
export function forwardClock(base: Clock = systemClock): ForwardClock {
  const timers = new Set<Timer & { armed: { cancel(): void } }>();

  function arm(timer: Timer): { cancel(): void } {
    return base.after(Math.max(0, timer.at - base.now()), timer.run);
  }

  return {
    now: () => base.now(),
    after(ms, run) {
      const due = {
        at: base.now() + ms,
        run() {
          timers.delete(timer);
          run();
        },
      };
      const timer = Object.assign(due, { armed: arm(due) });
      timers.add(timer);
      return {
        cancel() {
          timers.delete(timer);
          timer.armed.cancel();
        },
      };
    },
    putForward(ms) {
      for (const timer of [...timers].toSorted((a, b) => a.at - b.at)) {
        // One that ran before may have cancelled it.
        if (!timers.has(timer)) continue;
        timer.armed.cancel();
        timer.at -= ms;
        if (timer.at <= base.now()) timer.run();
        else timer.armed = arm(timer);
      }
    },
  };
}
