import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, openSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Pool, request } from 'undici';

/** A program that takes part: where its procedures are, and how it is started. */
export interface Program {
  name: string;
  /** Answers somebody's own record. */
  me: string;
  /** The same five times in one request; the token is verified once. */
  meFiveTimes: string;
  /** Where it hands out tokens of its own, if Clerk's mean nothing to it. */
  tokens?: string;
  start: { words: string[]; env: Record<string, string>; folder?: string };
}

/** One of them as a process of its own. */
export interface Server {
  name: string;
  program: Program;
  url: string;
  pid: number;
  /** Keeps 64 connections open at most. */
  pool: Pool;
  /** A single connection. */
  single: Pool;
  stop(): Promise<void>;
}

const START_MS = 30_000;

export async function startServer(program: Program, port: number, logFile: string): Promise<Server> {
  const log = openSync(logFile, 'a');
  const { words, env, folder } = program.start;
  const child = spawn(process.execPath, words, { cwd: folder, env, stdio: ['ignore', log, log] });
  closeSync(log);
  const kill = () => child.kill('SIGKILL');
  process.once('exit', kill);
  const url = `http://127.0.0.1:${port}`;
  await ready(child, url, logFile);
  const pool = new Pool(url, { connections: 64, pipelining: 1 });
  const single = new Pool(url, { connections: 1, pipelining: 1 });
  return {
    name: program.name,
    program,
    url,
    pid: child.pid ?? 0,
    pool,
    single,
    async stop() {
      process.off('exit', kill);
      await Promise.all([pool.destroy(), single.destroy()]);
      const exit = once(child, 'exit');
      child.kill('SIGTERM');
      await exit;
    },
  };
}

/** Any answer but 503 counts: the peers have no such route, and listen when they are ready. */
async function ready(child: ChildProcess, url: string, logFile: string): Promise<void> {
  const deadline = Date.now() + START_MS;
  while (Date.now() < deadline) {
    if (child.exitCode !== null) break;
    const status = await request(`${url}/ready`).then(
      async ({ statusCode, body }) => {
        await body.dump();
        return statusCode;
      },
      () => 503,
    );
    if (status !== 503) return;
    await sleep(50);
  }
  throw new Error(`It does not start; see ${logFile}`);
}
