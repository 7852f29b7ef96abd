import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { backupSqlite } from '@ticket-hub/db';
import type { Command } from './hub.ts';
import { parseArguments, UsageError } from './usage-error.ts';

export const backup: Command = async (args, { env }, terminal) => {
  const { values, positionals } = parseArguments(args, {});
  const [file, ...rest] = positionals;
  if (file === undefined || rest.length > 0) throw new UsageError('backup takes a file name');
  if (!env.databaseUrl.startsWith('file:'))
    throw new UsageError('backup copies SQLite databases; for Postgres use pg_dump');
  const target = resolve(file);
  if (existsSync(target)) throw new UsageError('The file already exists');
  const bytes = await backupSqlite(env.databaseUrl, target);
  terminal.print(
    values.json ? JSON.stringify({ file: target, bytes }) : `${bytes.toLocaleString('en')} bytes in ${target}`,
  );
  return 0;
};
