import type { ClerkSandbox } from '@ticket-hub/sandbox';
import type { Shot } from './fire.ts';
import { personId } from './person-id.ts';

/** As many people ask at a time, each with the token that lasts them a minute. */
const PEOPLE = 200;

/** Tokens of people spread over the first `users`, made when asked for: a minute later they are worth nothing. */
export async function freshTokens(clerk: ClerkSandbox, users: number): Promise<string[]> {
  const step = Math.max(1, Math.floor(users / PEOPLE));
  const people = Array.from({ length: PEOPLE }, (_, n) => personId((n * step) % users));
  return await Promise.all(people.map((id) => clerk.sessionToken(id)));
}

/** Endless. */
export function* reads(path: string, tokens: readonly string[]): Generator<Shot, void> {
  const shots = tokens.map((token): Shot => ({ method: 'GET', path, headers: { authorization: `Bearer ${token}` } }));
  for (;;) yield* shots;
}
