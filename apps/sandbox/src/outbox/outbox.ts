import type { Clock } from '../clock.ts';
import { createDispatcher } from './dispatcher.ts';
import { type Fault, planDelivery } from './fault.ts';
import { createMessage, isSettled, type Message } from './message.ts';
import type { PostRules } from './post.ts';
import type { Payload, SignedRequest, SignOptions } from './signed-request.ts';

const messagesKept = 1000;

export interface Endpoint {
  url: string;
  /** All active secrets: each signs every attempt. */
  secrets: string[];
}

/** How a vendor delivers its events. */
export interface Protocol<E extends { type: string }> extends PostRules {
  schedule: number[];
  messageId(event: E): string;
  /** The id of the same event at a second endpoint. */
  twinId(message: Message): string;
  sign(payload: Payload, options: SignOptions & { timestamp: number; secrets: string[] }): SignedRequest;
}

export interface Outbox<E extends { type: string }> {
  /** Where messages are sent; without it they are dropped, unless held. */
  endpoint: Endpoint | undefined;
  /** Oldest first. Of settled ones, only the last thousand are kept. */
  readonly messages: readonly Message[];
  readonly held: boolean;
  /** Pending faults, one per future message. */
  readonly faults: readonly Fault[];
  /** What every message suffers that has no pending fault of its own. */
  lasting: Fault | undefined;
  send(event: E): Message;
  /** Collects messages and due retries instead of sending them. */
  hold(): void;
  /** Sends collected messages that are not delivered yet. */
  release(): void;
  /** Removes every message, whatever its state. */
  clear(): void;
  /** Makes one immediate attempt, outside the schedule. */
  attempt(message: Message, options?: SignOptions): Promise<{ status: number; body: string }>;
  /** Signs any payload; an event is serialized as JSON. */
  sign(payload: Payload | E, options?: SignOptions): SignedRequest;
  /** Applies a fault to the next message, or to the next `times`. */
  inject(fault: Fault, times?: number): void;
  /** Clears faults, and sends messages that wait for a next one. */
  heal(): void;
  /** Resolves when every due message has been attempted. */
  idle(): Promise<void>;
  /** Calls back whenever a message is new or has changed; answers how to stop that. */
  watch(listener: (message: Message) => void): () => void;
  close(): void;
}

export interface OutboxOptions {
  endpoint?: Endpoint | undefined;
  /** Messages of an earlier run: those that wait are sent when they are due. */
  stored?: Message[];
}

export function createOutbox<E extends { type: string }>(
  clock: Clock,
  protocol: Protocol<E>,
  { endpoint, stored = [] }: OutboxOptions = {},
): Outbox<E> {
  let messages = [...stored];
  let faults: Fault[] = [];
  const listeners = new Set<(message: Message) => void>();

  function changed(message: Message) {
    for (const listener of listeners) listener(message);
  }

  function keep(message: Message) {
    messages.push(message);
    const oldest = messages.length > messagesKept ? messages.findIndex(isSettled) : -1;
    if (oldest !== -1) messages.splice(oldest, 1);
  }

  function sign(payload: Payload | E, options: SignOptions = {}): SignedRequest {
    const secrets = options.secrets ?? outbox.endpoint?.secrets;
    if (secrets === undefined) throw new Error('The outbox has no endpoint, hence no secret to sign with');
    const content = typeof payload === 'string' || payload instanceof Uint8Array ? payload : JSON.stringify(payload);
    return protocol.sign(content, { timestamp: clock.now(), ...options, secrets });
  }

  const dispatcher = createDispatcher(clock, {
    ...protocol,
    request: (message, options) => sign(message.payload, { id: message.id, ...options }),
    url: () => outbox.endpoint?.url,
    changed,
  });

  const outbox: Outbox<E> = {
    endpoint,
    get messages() {
      return messages;
    },
    get held() {
      return dispatcher.held;
    },
    get faults() {
      return faults;
    },
    lasting: undefined,
    send(event) {
      const message = createMessage(protocol.messageId(event), event, clock.now());
      keep(message);
      if (outbox.endpoint === undefined && !dispatcher.held) {
        message.state = 'dropped';
        changed(message);
        return message;
      }
      const [next, ...rest] = faults;
      faults = rest;
      // If every message waited for the next one, none would go.
      const waits = outbox.lasting?.kind === 'reorder' && dispatcher.waitsForNext;
      const fault = next ?? (waits ? undefined : outbox.lasting);
      const twin = () => {
        const second: Message = { ...message, id: protocol.twinId(message), attempts: [] };
        keep(second);
        return second;
      };
      dispatcher.take(planDelivery(message, fault, twin));
      changed(message);
      return message;
    },
    hold: dispatcher.hold,
    release: dispatcher.release,
    clear() {
      messages = [];
      dispatcher.clear();
    },
    attempt: dispatcher.attempt,
    sign,
    inject(fault, times = 1) {
      faults = [...faults, ...Array.from({ length: times }, () => fault)];
    },
    heal() {
      faults = [];
      outbox.lasting = undefined;
      dispatcher.take({ now: [] });
    },
    idle: dispatcher.idle,
    watch(listener) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
    close() {
      listeners.clear();
      dispatcher.close();
    },
  };
  for (const message of messages) if (!isSettled(message)) dispatcher.resume(message);
  return outbox;
}
