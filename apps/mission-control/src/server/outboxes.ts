import type { Endpoint, Fault, Message, Sandbox } from '@ticket-hub/sandbox';
import type { OutboxState } from '../state.ts';

/** The part of an outbox that is used here, for any type of event. */
export interface ShownOutbox {
  readonly endpoint: Endpoint | undefined;
  readonly messages: readonly Message[];
  readonly faults: readonly Fault[];
  lasting: Fault | undefined;
  inject(fault: Fault): void;
  heal(): void;
  attempt(message: Message): Promise<unknown>;
  watch(listener: (message: Message) => void): () => void;
}

export interface NamedOutbox {
  name: string;
  title: string;
  outbox: ShownOutbox;
}

export function outboxesOf({ clerk, stripe }: Sandbox): NamedOutbox[] {
  return [
    { name: 'clerk', title: 'Clerk: people', outbox: clerk.outbox },
    { name: 'stripe-platform', title: 'Stripe: payments', outbox: stripe.platformOutbox },
    { name: 'stripe-connect', title: 'Stripe: accounts', outbox: stripe.connectOutbox },
  ];
}

export function readOutbox({ name, title, outbox }: NamedOutbox): OutboxState {
  return {
    name,
    title,
    endpoint: outbox.endpoint?.url ?? null,
    lasting: outbox.lasting?.kind ?? null,
    pending: outbox.faults.map(({ kind }) => kind),
  };
}
