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
import { UsageError, unknown } from './usage-error.ts';
import { usageOf, usageOfAll } from './usages.ts';
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

interface Options {
  terminal: Terminal;
  /** Reads the settings and opens the database. */
  open(): Deps;
  /** The message to print for an error, if it is an expected one. */
  explain(error: unknown): string | undefined;
}

export async function runHub([name = '', ...args]: string[], options: Options): Promise<number> {
  const { terminal } = options;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (asksForHelp([name, ...(command ? args : [])])) {
    terminal.print(command ? usageOf(name) : usageOfAll());
    return 0;
  }
  if (command) return await run((deps) => command(args, deps, terminal), name, options);
  const complaint = name === '' ? '' : `${unknown('command', name, Object.keys(commands)).message}\n\n`;
  terminal.printError(complaint + usageOfAll());
  return 2;
}

async function run(command: (deps: Deps) => Promise<number>, name: string, { terminal, open, explain }: Options) {
  let deps: Deps | undefined;
  try {
    deps = open();
    return await command(deps);
  } catch (error) {
    if (error instanceof UsageError) {
      terminal.printError(`${error.message}\n\n${usageOf(name)}`);
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

function asksForHelp(words: string[]): boolean {
  return words[0] === 'help' || words.includes('--help') || words.includes('-h');
}
