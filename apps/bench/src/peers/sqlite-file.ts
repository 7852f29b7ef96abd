import SqliteFile from 'better-sqlite3';
import { peerSchema } from './schema.ts';

/** Durable, or the comparison would be of disks: a commit is on disk before anybody is answered. */
export function openFile(path: string): SqliteFile.Database {
  const file = new SqliteFile(path);
  file.pragma('journal_mode = WAL');
  file.pragma('synchronous = FULL');
  file.exec(peerSchema);
  return file;
}
