import { migrate } from '@ticket-hub/db';
import type { Command } from './hub.ts';
import { parseArguments, UsageError } from './usage-error.ts';

export const migrateCommand: Command = async (args, { db }, terminal) => {
  const { values, positionals } = parseArguments(args, {});
  if (positionals.length > 0) throw new UsageError('migrate takes no arguments');
  const applied = await migrate(db);
  if (values.json) terminal.print(JSON.stringify({ applied }));
  else
    terminal.print(
      applied.length === 0 ? 'No pending migrations.' : applied.map((name) => `Applied ${name}`).join('\n'),
    );
  return 0;
};
