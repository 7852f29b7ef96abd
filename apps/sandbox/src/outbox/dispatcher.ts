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
  /** How long to wait before each attempt, counted from the one before. */
  schedule: number[];
}

/** Makes attempts one after the other, in the order in which they fall due. */
export function createDispatcher(clock: Clock, wire: Wire) {
  const closing = new AbortController();
  const timers = new Set<{ cancel(): void }>();
  let queue: Dispatch[] = [];
  let afterNext: Dispatch[] = [];
  let running = false;
  let held = false;
  let waiting: (() => void)[] = [];

  async function attempt(message: Message, options: SignOptions = {}, loseAnswer = false): Promise<Answer> {
    const url = wire.url();
    if (url === undefined) throw new Error('The outbox has no endpoint to send to');
    const at = clock.now();
    const real = await post(url, wire.request(message, options), wire, clock, closing.signal);
    const answer = loseAnswer ? lostAnswer : real;
    message.attempts.push({ at, status: real.status, body: real.body.slice(0, 2000), answerLost: loseAnswer });
    message.attempts.splice(0, message.attempts.length - attemptsKept);
    // A success that was provoked with a changed request says nothing about the message.
    if (isSuccess(answer) && options.tamper === undefined) {
      message.state = 'delivered';
      message.nextAttemptAt = null;
    }
    return answer;
  }

  function later(dispatch: Dispatch, ms: number) {
    const { message } = dispatch;
    message.nextAttemptAt = clock.now() + ms;
    const timer = clock.after(ms, () => {
      timers.delete(timer);
      message.nextAttemptAt = null;
      if (message.state !== 'waiting') return;
      queue.push(dispatch);
      run();
    });
    timers.add(timer);
  }

  async function dispatchOne({ message, step, retry, tamper, loseAnswer }: Dispatch) {
    const answer = await attempt(message, tamper && { tamper }, loseAnswer);
    if (isSuccess(answer) || !retry || closing.signal.aborted) return;
    const wait = wire.schedule[step + 1];
    if (answer.abort) message.state = 'aborted';
    else if (wait === undefined) message.state = 'failed';
    else later({ message, step: step + 1, retry }, wait);
  }

  async function drain() {
    running = true;
    for (let next = take(); next !== undefined; next = take()) await dispatchOne(next);
    running = false;
    const resolve = waiting;
    waiting = [];
    for (const done of resolve) done();
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
    take(plan: DeliveryPlan) {
      if (plan.later !== undefined) later(plan.later.dispatch, plan.later.ms);
      if (plan.afterNext !== undefined) afterNext.push(plan.afterNext);
      else queue.push(...plan.now, ...afterNext.splice(0));
      run();
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
      for (const timer of timers) timer.cancel();
      timers.clear();
    },
    async attempt(message: Message, options?: SignOptions) {
      const { status, body } = await attempt(message, options);
      return { status, body };
    },
    idle: (): Promise<void> => (running ? new Promise((resolve) => waiting.push(resolve)) : Promise.resolve()),
    close() {
      closing.abort(new Error('the sandbox is closing'));
      queue = [];
      for (const timer of timers) timer.cancel();
    },
  };
}

function isSuccess({ status }: Answer): boolean {
  return status >= 200 && status < 300;
}
