import { onTestFinished } from 'vitest';
import { type ManualClock, manualClock, type Sandbox, type SandboxOptions, startSandbox } from '../src/index.ts';
import { type Receiver, startReceiver } from './receiver.ts';

export const secret = 'whsec_dGhlIG9uZSB0aGF0IGlzIGxpdmU=';
export const olderSecret = 'whsec_dGhlIG9uZSB0aGF0IGlzIGdvaW5n';

/** A sandbox of the test's own, closed when it ends. */
export async function start(options: SandboxOptions = {}): Promise<Sandbox> {
  const sandbox = await startSandbox(options);
  onTestFinished(() => sandbox.close());
  return sandbox;
}

export interface Wired {
  sandbox: Sandbox;
  clock: ManualClock;
  receiver: Receiver;
}

/** One that sends its events to a receiver, with time in the test's hands. */
export async function startWired(options: SandboxOptions = {}): Promise<Wired> {
  const clock = manualClock();
  const receiver = await startReceiver();
  const sandbox = await start({ clock, webhook: { url: receiver.url, secrets: [secret] }, ...options });
  return { sandbox, clock, receiver };
}
