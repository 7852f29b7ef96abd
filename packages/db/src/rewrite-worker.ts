import { parentPort, workerData } from 'node:worker_threads';
import SqliteFile from 'better-sqlite3';

const { path, due } = workerData as { path: string; due: number };

const file = new SqliteFile(path, { timeout: 1_000 });
try {
  const began = performance.now();
  file.exec('vacuum');
  // A reader of long ago keeps the log, and what it holds, alive: then it is still due.
  const [checkpoint] = file.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (checkpoint?.busy === 0) {
    // A deletion of this moment has left another value, and its own rewriting is due.
    const settle = file.transaction(() => {
      if (file.pragma('user_version', { simple: true }) === due) file.pragma('user_version = 0');
    });
    settle.immediate();
    parentPort?.postMessage(performance.now() - began);
  }
} finally {
  file.close();
}
