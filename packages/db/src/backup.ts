import { statSync } from 'node:fs';
import SqliteFile from 'better-sqlite3';

/** Copies a SQLite database, consistent at one moment, while others read and write it. Returns the copy's size in bytes. */
export async function backupSqlite(url: string, target: string): Promise<number> {
  const source = new SqliteFile(url.slice('file:'.length), { readonly: true });
  try {
    await source.backup(target);
  } finally {
    source.close();
  }
  return statSync(target).size;
}
