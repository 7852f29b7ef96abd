import { type ParseArgsConfig, parseArgs } from 'node:util';

/** The command was called with invalid arguments. */
export class UsageError extends Error {
  override name = 'UsageError';
}

/** `parseArgs` with `--json` for every command. Throws a {@link UsageError}. */
export function parseArguments<Options extends NonNullable<ParseArgsConfig['options']>>(
  args: string[],
  options: Options,
) {
  try {
    return parseArgs({
      args,
      allowPositionals: true,
      options: { json: { type: 'boolean', default: false }, ...options },
    });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : 'Invalid arguments');
  }
}
