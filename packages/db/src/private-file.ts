import { chmodSync, closeSync, mkdirSync, openSync, statSync } from 'node:fs';
import { dirname } from 'node:path';

const OWNER_ONLY = 0o600;
const OTHERS = 0o077;

/**
 * Makes sure that only its owner can read a SQLite file: creates it and a missing folder with that mode, and restricts an
 * existing one. SQLite gives its `-wal` and `-shm` files the same mode.
 */
export function createPrivately(path: string): void {
  mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
  try {
    closeSync(openSync(path, 'wx', OWNER_ONLY));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
    // By path: closing a file descriptor would drop the locks that this process holds on the file.
    for (const file of [path, `${path}-wal`, `${path}-shm`]) tighten(file);
  }
}

function tighten(file: string): void {
  const found = statSync(file, { throwIfNoEntry: false });
  if (found?.isFile() && (found.mode & OTHERS) !== 0) chmodSync(file, OWNER_ONLY);
}
