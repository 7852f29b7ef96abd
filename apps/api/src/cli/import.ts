import { existsSync } from 'node:fs';
import { type FormerUser, importUsers, type Left } from '@ticket-hub/users';
import { ExportRefused } from '../vendors/convex/refused.ts';
import { openUsersTable } from '../vendors/convex/users-table.ts';
import { describeImport, isLeftToDecide, reasons } from './describe-import.ts';
import type { Command } from './hub.ts';
import { parseArguments, UsageError } from './usage-error.ts';
import { whenFree } from './when-free.ts';

/** How many of those who were left out `--json` names. */
const NAMED = 10_000;

/** Imports the users of a Convex export. Exit status 1 when it did not come to its end, or left out what somebody must decide about. */
export const importCommand: Command = async (args, { reconcilePorts }, terminal) => {
  const { values, positionals } = parseArguments(args, {
    'dry-run': { type: 'boolean', default: false },
    table: { type: 'string', default: 'users' },
    'clerk-id-field': { type: 'string' },
  });
  const [source, path, ...rest] = positionals;
  if (source !== 'convex' || path === undefined || rest.length > 0)
    throw new UsageError('import takes the word convex, and the file that npx convex export has written');
  if (!existsSync(path)) throw new UsageError(`There is no file ${path}`);

  const [dryRun, clerkIdField] = [values['dry-run'], values['clerk-id-field']];
  const named: object[] = [];
  try {
    using users = await openUsersTable(path, { table: values.table, clerkIdField });
    const onLeft = ({ line, oldId, clerkId }: FormerUser, why: Left) => {
      if (!values.json) terminal.print(`${users.file}:${line}  ${oldId}  ${clerkId ?? '–'}: ${reasons[why]}`);
      else if (named.length < NAMED) named.push({ line, oldId, clerkId, why });
    };
    const ports = { ...reconcilePorts, onProgress: terminal.progress, onLeft };
    const result = await whenFree(() => importUsers(ports, users, { dryRun }));
    const { file, clerkIdField: field } = users;
    terminal.print(
      values.json ? JSON.stringify({ ...result, file, clerkIdField: field, leftUsers: named }) : describeImport(result),
    );
    return result.aborted === null && !isLeftToDecide(result) ? 0 : 1;
  } catch (error) {
    if (!(error instanceof ExportRefused)) throw error;
    if (values.json) terminal.print(JSON.stringify({ dryRun, imported: 0, aborted: 'refused', why: error.message }));
    else terminal.printError(`Nothing was imported. ${error.message}.`);
    return 1;
  }
};
