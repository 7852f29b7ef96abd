import { type ParseArgsConfig, parseArgs } from 'node:util';
import { nearest } from './nearest.ts';

/** The command was called with invalid arguments. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** A sentence about a word that is not known, and about the one that was probably meant. */
export function unknown(what: string, word: string, known: Iterable<string>): UsageError {
  const meant = nearest(word, known);
  return new UsageError(`Unknown ${what} ${word}${meant === undefined ? '' : `; did you mean ${meant}?`}`);
}

/** `parseArgs` with `--json` for every command. Throws a {@link UsageError}. */
export function parseArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  const all = { json: { type: 'boolean', default: false }, ...options } as const;
  const { tokens } = parseArgs({ args, allowPositionals: true, strict: false, tokens: true, options: all });
  for (const token of tokens) {
    if (token.kind !== 'option' || Object.hasOwn(all, token.name)) continue;
    throw unknown(
      'option',
      token.rawName,
      Object.keys(all).map((name) => `--${name}`),
    );
  }
  try {
    return parseArgs({ args, allowPositionals: true, options: all });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Invalid arguments');
  }
}
