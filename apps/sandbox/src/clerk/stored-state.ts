import { z } from 'zod';
import type { Message } from '../outbox/message.ts';
import { storedMessages } from '../outbox/stored-messages.ts';
import type { StateFile } from '../state-file.ts';
import type { ClerkSession } from './sessions.ts';
import type { ClerkUser } from './user.ts';

export interface StoredState {
  users: ClerkUser[];
  sessions: ClerkSession[];
  deliveries: Message[];
}

// Only a shallow check, because the sandbox wrote the file itself.
const storedState = z.object({
  users: z.array(z.custom<ClerkUser>(has('user'))),
  sessions: z.array(z.custom<ClerkSession>(has('session'))),
  deliveries: storedMessages,
});

function has(object: string) {
  const shape = z.looseObject({ id: z.string(), object: z.literal(object) });
  return (value: unknown) => shape.safeParse(value).success;
}

export function loadState(file: StateFile): StoredState {
  const content = file.section('clerk');
  return content === undefined ? { users: [], sessions: [], deliveries: [] } : storedState.parse(content);
}
