import { z } from 'zod';
import type { Message } from './message.ts';

/** What a person looks through after a restart; the file is written as a whole for each change. */
const latest = 200;

/** The part of the messages that survives a restart: the latest, and every one that is still to be sent. */
export function toKeep(messages: readonly Message[]): Message[] {
  return messages.filter(({ state }, index) => state === 'waiting' || index >= messages.length - latest);
}

const shape = z.looseObject({ id: z.string(), payload: z.string(), state: z.string(), attempts: z.array(z.unknown()) });

// Only a shallow check, because the sandbox wrote the file itself.
export const storedMessages = z.array(z.custom<Message>((value) => shape.safeParse(value).success)).default([]);
