import { type DestinationStream, type Logger, pino } from 'pino';
import { nameSources } from './name-sources.ts';
import { redact } from './redact.ts';

export type { Logger };

/** Logs JSON lines. Error messages can contain data, so they are redacted and errors' other properties omitted. */
export function createLog(level: string, destination?: DestinationStream): Logger {
  return pino(
    { level, base: null, serializers: { err: describeError } },
    destination ?? pino.destination({ sync: false, minLength: 8 * 1024, periodicFlush: 50 }),
  );
}

function describeError(error: unknown): unknown {
  if (!(error instanceof Error)) return { type: typeof error };
  return {
    type: error.name,
    ...('code' in error && typeof error.code === 'string' && { code: error.code }),
    stack: redact(nameSources(error.stack ?? error.message)),
    ...(error.cause !== undefined && { cause: describeError(error.cause) }),
  };
}
