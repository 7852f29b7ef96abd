import { type Attempt, displayName, type Message, type Users } from '@ticket-hub/sandbox';
import { z } from 'zod';
import type { AttemptState, DeliveryState } from '../state.ts';
import type { NamedOutbox } from './outboxes.ts';
import type { Tabs } from './tabs.ts';

const shown = 80;

interface Around {
  users: Users;
  tabs: Tabs;
  /** By how much waiting has become shorter since then. */
  putForwardSince(at: number): number;
}

/** The latest of all outboxes, newest first. */
export function readDeliveries(outboxes: NamedOutbox[], around: Around): DeliveryState[] {
  return outboxes
    .flatMap(({ name, outbox }) => outbox.messages.slice(-shown).map((message) => ({ name, message })))
    .toSorted((a, b) => b.message.createdAt - a.message.createdAt)
    .slice(0, shown)
    .map(({ name, message }) => readDelivery(name, message, around));
}

function readDelivery(outbox: string, message: Message, { users, tabs, putForwardSince }: Around): DeliveryState {
  const { id, type, createdAt, state, fault, nextAttemptAt, attempts } = message;
  const since = attempts.at(-1)?.at ?? createdAt;
  return {
    outbox,
    id,
    type,
    about: nameOf(message, users),
    createdAt,
    state,
    fault,
    nextAttemptAt: nextAttemptAt === null ? null : nextAttemptAt - putForwardSince(since),
    attempts: attempts.map(readAttempt),
    tabs: tabs.shownOf(id),
  };
}

const answer = z.object({ outcome: z.string() }).or(z.object({ error: z.object({ code: z.string() }) }));

function readAttempt({ at, tookMs, status, body, answerLost }: Attempt): AttemptState {
  const said = answer.safeParse(parseJson(body)).data;
  const outcome = said === undefined ? body.slice(0, 80) : 'outcome' in said ? said.outcome : said.error.code;
  return { at, tookMs, status, outcome, answerLost };
}

const clerkEvent = z.object({
  data: z.object({ id: z.string(), first_name: z.string().nullish(), last_name: z.string().nullish() }),
});
const stripeEvent = z
  .object({ data: z.object({ object: z.object({ id: z.string() }) }) })
  .transform(({ data }) => data.object.id)
  .or(z.object({ related_object: z.object({ id: z.string() }) }).transform((event) => event.related_object.id));

/** Of a person their name as it was told, or as it is now, for a deletion tells none. */
function nameOf({ payload }: Message, users: Users): string {
  const event = parseJson(payload);
  const stripe = stripeEvent.safeParse(event);
  if (stripe.success) return stripe.data;
  const clerk = clerkEvent.safeParse(event);
  if (!clerk.success) return '';
  const { id, first_name: first, last_name: last } = clerk.data.data;
  const user = users.get(id);
  return [first, last].filter(Boolean).join(' ') || (user ? displayName(user) : id);
}

/** The Clerk id of the person whom a message is about, if it is about one. */
export function personIn({ payload }: Message): string | undefined {
  const id = clerkEvent.safeParse(parseJson(payload)).data?.data.id;
  return id?.startsWith('user_') ? id : undefined;
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
