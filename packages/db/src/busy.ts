import pg from 'pg';

/**
 * The database cannot serve the request right now: a lock is held, it is restarting, unreachable, or its disk is full.
 * The caller should retry later. Nothing was written, unless the connection broke during the commit: then the outcome is
 * unknown, and a retry must be idempotent.
 */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
  /** The error code of the database or the system, if there is one. */
  readonly code: string | undefined;

  constructor(cause: unknown) {
    super('The database cannot do this right now', { cause });
    this.code = codeOf(cause);
  }
}

/**
 * Postgres: lost connections, a server that takes no writes, insufficient resources, unavailable locks, a cancelled query,
 * a server that is shutting down, has crashed or is starting. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SERVER_STATES = /^(08...|25006|53...|55P03|57014|57P0[1235])$/;
/** Errors that pg raises itself have no code. */
const PG_MESSAGES = /^(Connection terminated|Query read timeout|timeout exceeded|Client (has encountered|was closed))/;
const SQLITE_STATES = /^SQLITE_(BUSY|FULL|IOERR)/;

/** What triggers say while the database is being moved, and when it has been. On Postgres they have a code of a state. */
export const FROZEN = 'This database is being moved';

/** Wraps an error in a {@link DatabaseBusy} when it is about the state of the database rather than about the query. */
export function asBusy(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseBusy) return error;
  const code = codeOf(error);
  if (error instanceof pg.DatabaseError) return code && SERVER_STATES.test(code) ? new DatabaseBusy(error) : error;
  const ofState = 'syscall' in error || error instanceof AggregateError || error.message === FROZEN;
  if (ofState || PG_MESSAGES.test(error.message) || (code && SQLITE_STATES.test(code))) return new DatabaseBusy(error);
  return error;
}

/** A migration has added a column to what a prepared statement returns. Its name is of no use any more, the same SQL is. */
export function isOutdatedPlan(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '0A000' && error.message.startsWith('cached plan');
}

/** The server has become a standby, or the connection has been moved to one. */
export function isReadOnly(error: unknown): boolean {
  return error instanceof pg.DatabaseError && error.code === '25006';
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
