import { rmSync, statSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';
import { createPrivately } from './private-file.ts';

/** Copies a SQLite database to one consistent snapshot while it is in use. Only the file's owner can read the copy. Returns its size in bytes. */
export async function backupSqlite(url: string, target: string): Promise<number> {
  const source = new SqliteFile(url.slice('file:'.length), { readonly: true });
  try {
    createPrivately(target);
    await source.backup(target);
  } catch (error) {
    rmSync(target, { force: true });
    throw error;
  } finally {
    source.close();
  }
  return statSync(target).size;
}
