import { equal } from 'node:assert/strict';
import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { setTimeout as sleep } from 'node:timers/promises';
import { openDatabase } from '@ticket-hub/db';
import { startSandbox } from '@ticket-hub/sandbox';
import { features, schemasOf } from '../src/features.ts';
import { expectImported, type UserDocument } from './convex/expect-imported.ts';
import { exportOf } from './convex/export.ts';
import { zipOf } from './convex/zip.ts';

/**
 * `node test/large-import.ts [USERS] [DATABASE_URL]`: imports a large export by the command line, which is killed twice, checks
 * every field, and imports it again. Prints how long it took, and what memory the process held over time (Linux).
 */
const [count = '100000', url] = process.argv.slice(2);
const n = Number(count);
const directory = mkdtempSync(join(tmpdir(), 'ticket-hub-import-'));
const say = (line: string) => process.stdout.write(`${line}\n`);

// The pace of a production instance.
const sandbox = await startSandbox({ secretKey: 'sk_live_sandbox' });
const documents = Array.from({ length: n }, (_, i): UserDocument => {
  const { id } = sandbox.clerk.users.create({
    emailAddress: `person${i}@example.com`,
    firstName: `First ${i}`,
    lastName: i % 7 === 0 ? null : `Last ${i}`,
    ...(i % 5 === 0 && { phoneNumber: `+1555${String(i).padStart(7, '0')}` }),
    ...(i % 3 === 0 && { publicMetadata: { plan: 'pro', seats: i } }),
  });
  const account = i % 4 === 0 && { stripeConnectId: `acct_${i}` };
  const _creationTime = Date.UTC(2024, 4, 28) + i + (i % 1_000) / 1_000;
  return {
    _id: `j57${i.toString(36).padStart(29, '0')}`,
    _creationTime,
    userId: id,
    email: `old${i}@example.com`,
    ...account,
  };
});
const file = join(directory, 'snapshot.zip');
writeFileSync(file, zipOf(exportOf({ tables: { users: documents } }), { zip64: true }));
say(`${n} users, ${statSync(file).size} bytes packed`);

const databaseUrl = url ?? `file:${join(directory, 'import.db')}`;
const db = openDatabase(databaseUrl, schemasOf(features));
const settings = {
  DATABASE_URL: databaseUrl,
  WEB_URL: 'http://localhost:5173',
  CLERK_PUBLISHABLE_KEY: sandbox.clerk.publishableKey,
  CLERK_SECRET_KEY: sandbox.clerk.secretKey,
  CLERK_API_URL: sandbox.url,
  CLERK_JWT_KEY: sandbox.clerk.jwtKey,
};
const main = join(import.meta.dirname, '../src/cli/main.ts');
const hub = (...words: string[]) =>
  spawn(process.execPath, [main, ...words], { env: settings, stdio: ['ignore', 'pipe', 'inherit'] });

async function imported(): Promise<number> {
  const row = await db.read
    .selectFrom('imported_ids')
    .select((eb) => eb.fn.countAll().as('n'))
    .executeTakeFirstOrThrow();
  return Number(row.n);
}

const megabytes = (process: ChildProcess) => {
  const [, kilobytes] = /VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${process.pid}/status`, 'utf8')) ?? [];
  return Math.round(Number(kilobytes ?? 0) / 1_024);
};

/** Imports until so many are here, and then kills the process; or to the end. */
async function run(name: string, killAt = Number.POSITIVE_INFINITY): Promise<unknown> {
  const began = performance.now();
  const child = hub('import', 'convex', file, '--json');
  const [said, exited] = [text(child.stdout), once(child, 'exit')];
  const memory: number[] = [];
  while (child.exitCode === null && child.signalCode === null) {
    if ((await imported()) >= killAt) child.kill('SIGKILL');
    else memory.push(megabytes(child));
    await Promise.race([exited, sleep(500)]);
  }
  const every = Math.max(1, Math.ceil(memory.length / 20));
  const shown = memory.filter((_, i) => i % every === 0).join(' ');
  say(
    `${name}: ${((performance.now() - began) / 1_000).toFixed(1)} s, ${await imported()} are here, RSS in MB: ${shown}; most ${Math.max(...memory)}`,
  );
  return killAt < n ? undefined : JSON.parse(await said);
}

try {
  await once(hub('migrate'), 'exit');
  await run('first run, killed', n / 10);
  await run('second run, killed', n / 5);
  say(JSON.stringify(await run('third run')));
  await expectImported(db, sandbox, documents);
  const kept = () =>
    Promise.all(
      (['users', 'imported_ids', 'connect_accounts'] as const).map((table) =>
        db.read.selectFrom(table).selectAll().execute(),
      ),
    );
  const before = JSON.stringify(await kept());
  say(JSON.stringify(await run('fourth run')));
  equal(JSON.stringify(await kept()), before);
  say('Every field is that of Clerk or of the export, and the fourth run has changed nothing.');
} finally {
  await db.close();
  await sandbox.close();
  rmSync(directory, { recursive: true });
}
