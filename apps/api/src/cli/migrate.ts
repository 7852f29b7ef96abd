import { migrate } from '@ticket-hub/db';
import type { Command } from './hub.ts';
import { parseWords, UsageError } from './usage-error.ts';

export const migrateCommand: Command = async (args, { db }, terminal) => {
  const { values, positionals } = parseWords(args, {});
  if (positionals.length > 0) throw new UsageError('migrate takes no words');
  const applied = await migrate(db);
  if (values.json) terminal.print(JSON.stringify({ applied }));
  else terminal.print(applied.length === 0 ? 'Nothing to do.' : applied.map((name) => `Applied ${name}`).join('\n'));
  return 0;
};
