import { pendingRefunds } from '@ticket-hub/ticketing';
import { retryMoney } from '../operations/retry-money.ts';
import type { Command } from './hub.ts';
import { parseArguments, UsageError } from './usage-error.ts';

export const refunds: Command = async (args, deps, terminal) => {
  const { values, positionals } = parseArguments(args, {});
  if (positionals.length !== 1 || positionals[0] !== 'retry') throw new UsageError('refunds takes the word retry');
  const { retried } = await retryMoney(deps, { actor: 'hub' });
  const { due } = await pendingRefunds(deps.db.read);
  const said = `${retried} will be retried; ${due} are due. The running API processes them within a minute.`;
  terminal.print(values.json ? JSON.stringify({ retried, due }) : said);
  return 0;
};
