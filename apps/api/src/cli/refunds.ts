import { pendingRefunds, retryFailedMovements } from '@ticket-hub/ticketing';
import type { Command } from './hub.ts';
import { parseWords, UsageError } from './usage-error.ts';

export const refunds: Command = async (args, { db, now }, terminal) => {
  const { values, positionals } = parseWords(args, {});
  if (positionals.length !== 1 || positionals[0] !== 'retry') throw new UsageError('refunds takes the word retry');
  const retried = await retryFailedMovements(db, now());
  const { due } = await pendingRefunds(db.read);
  const said = `${retried} will be tried again; ${due} are due. The running API moves them within a minute.`;
  terminal.print(values.json ? JSON.stringify({ retried, due }) : said);
  return 0;
};
