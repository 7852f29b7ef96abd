import type { ChildProcess } from 'node:child_process';
import { type Database, openDatabase } from '@ticket-hub/db';
import {
  type DatabaseKind,
  emptyDatabaseUrl,
  pooledUrl,
  type Replicated,
  type StartPooler,
} from '@ticket-hub/db/testing';
import { type Message, type Sandbox, startSandbox } from '@ticket-hub/sandbox';
import { clerkUser, exportUser } from '@ticket-hub/users';
import { expect, onTestFinished } from 'vitest';
import { features, schemasOf } from '../src/features.ts';
import { webClient } from './clients.ts';
import { kill, listening, runHubProcess, startProcess } from './processes.ts';
import { createRandom, type Random } from './random.ts';
import { SECRET, settingsFor } from './world.ts';

const PEOPLE = 200;
const TICKS = 25;
/** Chance decides who leaves: the story goes on until so many deletions have arrived. */
const LEAVERS = 11;

interface Options {
  drops: boolean;
  kills: boolean;
  /** Postgres only: the processes reach it through this. */
  pooler?: StartPooler;
  /** Instead of an empty database: one whose primary dies in the middle. */
  replicated?: Replicated;
}

/** A Clerk full of random lives, two API processes on one database, and a vendor who delivers badly. */
async function startChaos(kind: DatabaseKind, random: Random, { drops, kills, pooler, replicated }: Options) {
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  sandbox.clerk.outbox.hold();
  const databaseUrl = replicated?.url ?? (await emptyDatabaseUrl(kind));
  const pooled = pooler && { DATABASE_URL: await pooledUrl(pooler, databaseUrl), DATABASE_DIRECT_URL: databaseUrl };
  const settings = { ...settingsFor(sandbox, databaseUrl), RECONCILE_EVERY: '0', ...pooled };
  const processes: { child: ChildProcess; url: string }[] = [];
  const start = async () => {
    const child = startProcess(settings);
    return { child, url: await listening(child) };
  };
  processes.push(await start(), await start());
  const db = openDatabase(databaseUrl, schemasOf(features));
  onTestFinished(() => db.close());

  const pool: Message[] = [];
  const answers: number[] = [];
  const gone = new Set<string>();
  let taken = 0;

  function takeMessages(): void {
    const { messages } = sandbox.clerk.outbox;
    for (; taken < messages.length; taken++) {
      const message = messages[taken];
      const copies = drops && random.chance(0.2) ? 0 : random.chance(0.3) ? 2 : 1;
      for (let i = 0; message && i < copies; i++) pool.push(message);
    }
  }

  async function deliver(message: Message): Promise<void> {
    const { outbox } = sandbox.clerk;
    outbox.endpoint = { url: `${random.pick(processes)?.url}/webhooks/clerk`, secrets: [SECRET] };
    const { status } = await outbox.attempt(message);
    answers.push(status);
    if (status !== 200) pool.push(message);
    else if (message.type === 'user.deleted') gone.add(JSON.parse(message.payload).data.id);
  }

  async function firstRequest(): Promise<void> {
    const someone = random.pick(sandbox.clerk.users.all());
    const process = random.pick(processes);
    if (!someone || !process) return;
    const token = await sandbox.clerk.sessionToken(someone.id);
    const me = webClient(`${process.url}/trpc`, async () => token).users.me.query();
    // Somebody who was just deleted finds nobody; a process that was just killed does not answer.
    await me.catch((error: unknown) =>
      expect(String(error)).toMatch(kills ? /User not found|fetch failed|socket|try again/ : /User not found/),
    );
  }

  async function restartOne(): Promise<void> {
    const slot = random.below(processes.length);
    const victim = processes[slot];
    if (!victim) return;
    await kill(victim.child);
    processes[slot] = await start();
  }

  return {
    sandbox,
    settings,
    db,
    answers,
    gone,
    async tick(n: number) {
      for (let i = 0; i < PEOPLE / 15; i++) liveOn(sandbox, random);
      takeMessages();
      const due = random.shuffle(pool.splice(0)).filter((message) => random.chance(0.4) || !pool.push(message));
      const acts: Promise<unknown>[] = due.map(deliver);
      if (random.chance(0.5)) acts.push(firstRequest());
      if (kills && random.chance(0.2)) acts.push(restartOne());
      if (n === Math.floor(TICKS / 2))
        acts.push(runHubProcess(settings, 'reconcile', '--max-deletes', '100', '--json'));
      if (n === Math.floor((TICKS * 3) / 4) && replicated) acts.push(replicated.fail());
      await Promise.all(acts);
    },
    async deliverTheRest() {
      takeMessages();
      while (pool.length > 0) await Promise.all(random.shuffle(pool.splice(0)).map(deliver));
    },
  };
}

/** Somebody signs up, changes, or leaves. */
function liveOn({ clerk }: Sandbox, random: Random): void {
  const people = clerk.users.all();
  const someone = random.pick(people);
  if (!someone || (people.length < PEOPLE && random.chance(0.4))) {
    clerk.users.create({ firstName: random.word(), emailAddress: `${random.word()}@example.com` });
  } else if (random.chance(0.15)) {
    clerk.users.delete(someone.id);
  } else {
    const phone = random.chance(0.3) ? { phoneNumber: `+1555${random.below(10_000)}` } : {};
    clerk.users.update(someone.id, { firstName: random.chance(0.2) ? null : random.word(), ...phone });
  }
}

async function expectClerksTruth(db: Database, { clerk }: Sandbox, gone: Set<string>, why: string): Promise<void> {
  const alive = await db.read.selectFrom('users').select('clerk_id').where('deleted_at', 'is', null).execute();
  const people = clerk.users.all();
  expect(alive.map((row) => row.clerk_id).toSorted(), why).toEqual(people.map(({ id }) => id).toSorted());
  for (const person of people) {
    const { id, email_addresses, phone_numbers, ...truth } = clerkUser.parse(person);
    expect(await exportUser(db.read, id), why).toMatchObject({
      first_name: truth.first_name,
      last_name: truth.last_name,
      image_url: truth.image_url,
      email: email_addresses.find((one) => one.id === truth.primary_email_address_id)?.email_address ?? null,
      phone: phone_numbers.find((one) => one.id === truth.primary_phone_number_id)?.phone_number ?? null,
      banned: 0,
      clerk_updated_at: truth.updated_at,
    });
  }
  for (const id of gone) {
    expect(await exportUser(db.read, id), why).toMatchObject({
      deleted_at: expect.any(String),
      email: null,
      first_name: null,
    });
  }
}

/** Lives, deliveries and everything that goes wrong with them; afterwards the table is what Clerk holds. */
export async function expectTruthAfterChaos(kind: DatabaseKind, options: Options): Promise<void> {
  const random = createRandom();
  const chaos = await startChaos(kind, random, options);
  const { sandbox, db, settings, answers, gone } = chaos;
  for (let n = 0; n < TICKS || gone.size < LEAVERS || answers.length <= PEOPLE; n++) await chaos.tick(n);
  await chaos.deliverTheRest();
  if (!options.kills)
    expect(
      answers.filter((status) => status !== 200),
      random.seed,
    ).toEqual([]);
  if (options.drops) {
    const { status, out } = await runHubProcess(settings, 'reconcile', '--max-deletes', '100', '--json');
    expect([status, JSON.parse(out).aborted], random.seed).toEqual([0, null]);
    expect(JSON.parse(out).drift, random.seed).toBeGreaterThan(0);
  }
  await expectClerksTruth(db, sandbox, gone, random.seed);
  const again = await runHubProcess(settings, 'reconcile', '--json');
  expect(JSON.parse(again.out), random.seed).toMatchObject({ drift: 0, aborted: null });
}
