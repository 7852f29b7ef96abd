import type { ClerkSandbox } from '@ticket-hub/sandbox';
import type { Shot } from './fire.ts';
import { personId } from './person-id.ts';

/** Tokens of people spread over the first `users`, made when asked for: a minute later they are worth nothing. */
export async function freshTokens(clerk: ClerkSandbox, count: { users: number; people: number }): Promise<string[]> {
  const step = Math.max(1, Math.floor(count.users / count.people));
  const people = Array.from({ length: count.people }, (_, n) => personId((n * step) % count.users));
  return await Promise.all(people.map((id) => clerk.sessionToken(id)));
}

/** Endless. */
export function* reads(path: string, tokens: readonly string[]): Generator<Shot, void> {
  const shots = tokens.map((token): Shot => ({ method: 'GET', path, headers: { authorization: `Bearer ${token}` } }));
  for (;;) yield* shots;
}
