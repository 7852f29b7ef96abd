import type { Clock } from '../clock.ts';
import type { DeliveryPlan, Dispatch } from './fault.ts';
import type { Message } from './message.ts';
import { type Answer, type PostRules, post } from './post.ts';
import type { SignedRequest, SignOptions } from './signed-request.ts';

const attemptsKept = 50;
const lostAnswer: Answer = { status: 500, body: 'the answer was lost on its way back', abort: false };

interface Wire extends PostRules {
  request(message: Message, options: SignOptions): SignedRequest;
  url(): string | undefined;
  /** Something about the message is different now. */
  changed(message: Message): void;
  /** How long to wait before each attempt, counted from the one before. */
  schedule: number[];
}

/** Makes attempts one at a time, in the order in which they become due. */
export function createDispatcher(clock: Clock, wire: Wire) {
  const closing = new AbortController();
  const attempt = attempter(clock, wire, closing.signal);
  const timers = createTimers(clock);
  let queue: Dispatch[] = [];
  let afterNext: Dispatch[] = [];
  let running = false;
  let held = false;
  const waiting: (() => void)[] = [];

  function later(dispatch: Dispatch, ms: number) {
    const { message } = dispatch;
    message.nextAttemptAt = clock.now() + ms;
    wire.changed(message);
    timers.after(ms, () => {
      message.nextAttemptAt = null;
      if (message.state !== 'waiting') return;
      queue.push(dispatch);
      run();
    });
  }

  async function dispatchOne({ message, step, retry, tamper, loseAnswer }: Dispatch) {
    const answer = await attempt(message, tamper && { tamper }, loseAnswer);
    if (isSuccess(answer) || !retry || closing.signal.aborted) return;
    const wait = wire.schedule[step + 1];
    if (answer.abort) message.state = 'aborted';
    else if (wait === undefined) message.state = 'failed';
    else return later({ message, step: step + 1, retry }, wait);
    wire.changed(message);
  }

  async function drain() {
    running = true;
    for (let next = take(); next !== undefined; next = take()) await dispatchOne(next);
    running = false;
    for (const done of waiting.splice(0)) done();
  }

  function take(): Dispatch | undefined {
    return held || wire.url() === undefined ? undefined : queue.shift();
  }

  function run() {
    if (!running) void drain();
  }

  return {
    get held() {
      return held;
    },
    get waitsForNext() {
      return afterNext.length > 0;
    },
    take(plan: DeliveryPlan) {
      if (plan.later !== undefined) later(plan.later.dispatch, plan.later.ms);
      if (plan.afterNext !== undefined) afterNext.push(plan.afterNext);
      else queue.push(...plan.now, ...afterNext.splice(0));
      run();
    },
    /** Goes on with a message that was waiting when the sandbox was stopped. */
    resume(message: Message) {
      const step = Math.min(message.attempts.length, wire.schedule.length - 1);
      later({ message, step, retry: true }, Math.max(0, (message.nextAttemptAt ?? 0) - clock.now()));
    },
    hold() {
      held = true;
    },
    release() {
      held = false;
      queue = queue.filter(({ message }) => message.state === 'waiting');
      run();
    },
    clear() {
      queue = [];
      afterNext = [];
      timers.cancel();
    },
    async attempt(message: Message, options?: SignOptions) {
      const { status, body } = await attempt(message, options);
      return { status, body };
    },
    idle: (): Promise<void> => (running ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    close() {
      closing.abort(new Error('the sandbox is closing'));
      queue = [];
      timers.cancel();
    },
  };
}

/** Pending timers, which can be cancelled together. */
function createTimers(clock: Clock) {
  const timers = new Set<{ cancel(): void }>();
  return {
    after(ms: number, work: () => void) {
      const timer = clock.after(ms, () => {
        timers.delete(timer);
        work();
      });
      timers.add(timer);
    },
    cancel() {
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
  };
}

/** Makes one attempt, and records its result in the message. */
function attempter(clock: Clock, wire: Wire, closing: AbortSignal) {
  return async (message: Message, options: SignOptions = {}, loseAnswer = false): Promise<Answer> => {
    const url = wire.url();
    if (url === undefined) throw new Error('The outbox has no endpoint to send to');
    const at = clock.now();
    const begun = performance.now();
    const real = await post(url, wire.request(message, options), wire, clock, closing);
    const answer = loseAnswer ? lostAnswer : real;
    const tookMs = performance.now() - begun;
    message.attempts.push({ at, tookMs, status: real.status, body: real.body.slice(0, 2000), answerLost: loseAnswer });
    message.attempts.splice(0, message.attempts.length - attemptsKept);
    // The success of a tampered request does not mean that the message was delivered.
    if (isSuccess(answer) && options.tamper === undefined) {
      message.state = 'delivered';
      message.nextAttemptAt = null;
    }
    wire.changed(message);
    return answer;
  };
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
