import type { Shot } from './fire.ts';

/** One request with each token. */
export function reads(path: string, tokens: readonly string[]): Shot[] {
  return tokens.map((token) => ({ method: 'GET', path, headers: { authorization: `Bearer ${token}` } }));
}

/** Endless. */
export function* overAndOver(shots: readonly Shot[]): Generator<Shot, void> {
  for (;;) yield* shots;
}
