import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The call's words are off. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** `parseArgs`, with `--json` everywhere, saying what is wrong as a {@link UsageError}. */
export function parseWords<Options extends NonNullable<ParseArgsConfig['options']>>(args: string[], options: Options) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, ...options },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Unknown words');
  }
}
