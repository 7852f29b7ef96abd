import type { Deps } from '../deps.ts';
import { redact } from '../observe/redact.ts';
import { backup } from './backup.ts';
import { doctor } from './doctor.ts';
import { importCommand } from './import.ts';
import { migrateCommand } from './migrate.ts';
import { moveCommand } from './move.ts';
import { reconcileCommand } from './reconcile.ts';
import { refunds } from './refunds.ts';
import type { Terminal } from './terminal.ts';
import { UsageError } from './usage-error.ts';
import { userCommand } from './user.ts';

/** Returns the exit status. */
export type Command = (args: string[], deps: Deps, terminal: Terminal) => Promise<number>;

const commands: Record<string, Command> = {
  migrate: migrateCommand,
  reconcile: reconcileCommand,
  import: importCommand,
  doctor,
  user: userCommand,
  backup,
  move: moveCommand,
  refunds,
};

const USAGE = `Usage: pnpm hub COMMAND [--json]

  migrate                       applies pending database migrations
  reconcile [--dry-run] [--user ID] [--max-deletes PERCENT]
                                makes the users match Clerk
  import convex FILE [--dry-run] [--table NAME] [--clerk-id-field NAME]
                                takes over the users of a Convex export
  doctor                        checks settings, database, Clerk, Stripe and deliveries
  user show ID | EMAIL          shows a user, or everybody with an address
  user export ID                prints everything held about a user
  user erase ID [--now]         deletes at Clerk and here; --now waits for no hold
  user restore ID [--as ID]     undoes a deletion; --as names who they are at Clerk now
  backup FILE                   copies the SQLite database while it is in use
  move --to URL | --cancel      moves a database in use between SQLite and Postgres
  refunds retry                 retries refunds that Stripe refused`;

interface Options {
  terminal: Terminal;
  /** Reads the settings and opens the database. */
  open(): Deps;
  /** The message to print for an error, if it is an expected one. */
  explain(error: unknown): string | undefined;
}

export async function runHub([name = '', ...args]: string[], { terminal, open, explain }: Options): Promise<number> {
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command) {
    if (name === '--help' || name === 'help') terminal.print(USAGE);
    else terminal.printError(USAGE);
    return name === '--help' || name === 'help' ? 0 : 2;
  }
  let deps: Deps | undefined;
  try {
    deps = open();
    return await command(args, deps, terminal);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.printError(`${error.message}\n\n${USAGE}`);
      return 2;
    }
    terminal.printError(
      explain(error) ?? redact(error instanceof Error ? `${error.name}: ${error.message}` : 'Unknown error'),
    );
    return 1;
  } finally {
    await deps?.db.close();
  }
}
