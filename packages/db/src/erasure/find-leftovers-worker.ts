import { readSync, statSync } from 'node:fs';
import { threadCpuUsage } from 'node:process';
import { parentPort, workerData } from 'node:worker_threads';
import SqliteFile from 'better-sqlite3';
import type { Found, FoundLeaf, Search } from './find-leftovers.ts';
import { leavesWithLeftovers, type ReadPage } from './table-leaves.ts';

const TRIES = 100;
const PAUSE_MS = 3;
/** The limit of one scan. The file is scanned again after these were overwritten. */
const MOST_LEAVES = 5_000;

const { path, descriptor, tables } = workerData as Search;
let cpuUsed = 0;

parentPort?.on('message', () => parentPort?.postMessage(find()));

function find(): Found | undefined {
  // `timeout` 0: a checkpoint that waits for readers holds the write lock and blocks every writer.
  const file = new SqliteFile(path, { timeout: 0 });
  try {
    if (!checkpointAndPin(file)) return undefined;
    const leaves = findLeaves(file);
    return { leaves, complete: leaves.length < MOST_LEAVES, cpuMs: cpuSinceThen() };
  } finally {
    file.close();
  }
}

function cpuSinceThen(): number {
  const { user, system } = threadCpuUsage();
  const before = cpuUsed;
  cpuUsed = (user + system) / 1_000;
  return cpuUsed - before;
}

/**
 * Checkpoints the write-ahead log into the file, and pins both with this connection's read transaction. False when an
 * old reader or too many writers prevent it.
 */
function checkpointAndPin(file: SqliteFile.Database): boolean {
  // Does most of the work without blocking writers. The rest is done while they wait.
  file.pragma('wal_checkpoint(PASSIVE)');
  for (let i = 0; i < TRIES; i++) {
    const [checkpoint] = file.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
    if (checkpoint?.busy === 0) {
      file.exec('begin');
      file.prepare('select 1 from sqlite_schema').get();
      if (statSync(`${path}-wal`).size === 0) return true;
      file.exec('rollback');
    }
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PAUSE_MS);
  }
  return false;
}

function findLeaves(file: SqliteFile.Database): FoundLeaf[] {
  const page = Buffer.alloc(file.pragma('page_size', { simple: true }) as number);
  const read: ReadPage = (number) => {
    readSync(descriptor, page, 0, page.length, (number - 1) * page.length);
    return page;
  };
  const rootOf = file
    .prepare<[string], number>(`select rootpage from sqlite_schema where type = 'table' and name = ?`)
    .pluck();
  const found: FoundLeaf[] = [];
  for (const personal of tables) {
    const root = rootOf.get(personal.table);
    if (root === undefined) continue;
    for (const leaf of leavesWithLeftovers(read, root)) {
      found.push({ ...personal, leaf });
      if (found.length === MOST_LEAVES) return found;
    }
  }
  return found;
}
