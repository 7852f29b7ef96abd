import pg from 'pg';

/**
 * The database cannot do it at this moment: others are in the way, it restarts, it is out of reach, or its disk is full.
 * Trying again later is right. What was asked for is not done, unless the connection broke while it was being committed:
 * then nobody knows, so that whoever tries again must be able to bear that it was.
 */
export class DatabaseBusy extends Error {
  override name = 'DatabaseBusy';
  /** The database's or the system's own code, if there is one. */
  readonly code: string | undefined;

  constructor(cause: unknown) {
    super('The database cannot do this right now', { cause });
    this.code = codeOf(cause);
  }
}

/**
 * Postgres: lost connections, insufficient resources, locks not to be had, a query that was cancelled, a server that shuts
 * down, has crashed or is starting. https://www.postgresql.org/docs/current/errcodes-appendix.html
 */
const SERVER_STATES = /^(08...|53...|55P03|57014|57P0[1235])$/;
/** What pg itself says, which has no code. */
const PG_SAYS = /^(Connection terminated|Query read timeout|timeout exceeded|Client (has encountered|was closed))/;
const SQLITE_STATES = /^SQLITE_(BUSY|FULL|IOERR)/;

/** The error itself, or a {@link DatabaseBusy} around it when it says nothing about what was asked but much about the moment. */
export function asBusy(error: unknown): unknown {
  if (!(error instanceof Error) || error instanceof DatabaseBusy) return error;
  const code = codeOf(error);
  if (error instanceof pg.DatabaseError) return code && SERVER_STATES.test(code) ? new DatabaseBusy(error) : error;
  const ofSystem = 'syscall' in error || error instanceof AggregateError;
  if (ofSystem || PG_SAYS.test(error.message) || (code && SQLITE_STATES.test(code))) return new DatabaseBusy(error);
  return error;
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : undefined;
}
