import { DatabaseBusy, openDatabase } from '@ticket-hub/db';
import { type Sandbox, startSandbox } from '@ticket-hub/sandbox';
import { onTestFinished } from 'vitest';
import { createDeps, type Deps } from '../src/deps.ts';
import { readEnv } from '../src/env.ts';
import { features, schemasOf } from '../src/features.ts';
import { endHolds } from '../src/jobs/end-holds.ts';
import { sweepMoney } from '../src/jobs/sweep-money.ts';
import { createLog } from '../src/observe/log.ts';
import { restorePerson } from '../src/people/restore-person.ts';
import { expectAgreement } from './agreement.ts';
import { liveWithMoney, type Market, openMarket, paidCheckouts } from './market.ts';
import { kill, listening, startProcess } from './processes.ts';
import { createRandom, type Random } from './random.ts';
import { SECRET, STRIPE_CONNECT_SECRET, STRIPE_PLATFORM_SECRET, settingsFor } from './world.ts';

const TICKS = 30;
/** Chance decides who buys: the story goes on until so much was paid for. */
const PAID = 4;
const ACTS_A_TICK = 8;
const HOUR_MS = 3_600_000;

/** An outbox of the sandbox, as far as this needs to know it. */
type Outbox = Pick<Sandbox['stripe']['platformOutbox'], 'hold' | 'messages' | 'attempt' | 'endpoint'>;

/** Delivers as badly as the internet does: late, in any order, some twice, some never. */
function badPost(outbox: Outbox, secret: string, path: string, random: Random) {
  type Message = (typeof outbox.messages)[number];
  const pool: Message[] = [];
  let taken = 0;
  outbox.hold();
  return async (url: string | undefined) => {
    for (const message of outbox.messages.slice(taken)) {
      const copies = random.chance(0.25) ? 0 : random.chance(0.3) ? 2 : 1;
      for (let i = 0; i < copies; i++) pool.push(message);
      taken++;
    }
    outbox.endpoint = { url: `${url}${path}`, secrets: [secret] };
    const due = random.shuffle(pool.splice(0)).filter((message) => random.chance(0.5) || !pool.push(message));
    await Promise.all(due.map((message) => outbox.attempt(message)));
  };
}

interface Stage {
  databaseUrl: string;
  disaster?: () => Promise<void>;
}

/**
 * Purchases, declined cards, refunds, cancellations, disputes, accounts that are lost, closed and restored, payouts that come back and people who leave and are restored, while events are lost
 * and shuffled, answers of Stripe get lost, processes are killed, and so is the database server if there is a disaster. After the sweeps, Stripe's books and our tickets
 * agree to the cent.
 */
export async function expectConservation({ databaseUrl, disaster = async () => {} }: Stage): Promise<void> {
  const random = createRandom();
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  Object.assign(sandbox.stripe.pricing, { chargeBps: 0, chargeFixed: 0, dispute: 0 });
  const settings = { ...settingsFor(sandbox, databaseUrl), RECONCILE_EVERY: '0', LOG_LEVEL: 'info' };
  const apis = [await start(settings), await start(settings)] as const;
  const url = () => random.pick(apis)?.url ?? '';
  const deps = createDeps(readEnv(settings), createLog('silent'), new AbortController().signal);
  onTestFinished(() => deps.db.close());
  const { clerk, stripe } = sandbox;
  const posts = [
    badPost(stripe.platformOutbox, STRIPE_PLATFORM_SECRET, '/webhooks/stripe', random),
    badPost(stripe.connectOutbox, STRIPE_CONNECT_SECRET, '/webhooks/stripe', random),
    badPost(clerk.outbox, SECRET, '/webhooks/clerk', random),
  ];
  const restore = async (clerkId: string, as: string | undefined) =>
    void (await restorePerson(deps, { clerkId, as, directory: deps.directory }));
  const market: Market = { sandbox, random, url, people: [], gone: [], eventIds: [], reopened: new Set(), restore };

  await openMarket(market, () => sweep(deps, 12));

  for (let tick = 0; tick < TICKS || paidCheckouts(market).length < PAID; tick++) {
    trouble(sandbox, random);
    const acts = Array.from({ length: ACTS_A_TICK }, () => liveWithMoney(market));
    if (random.chance(0.3)) acts.push(sweep(deps, 0).catch(expectBusy));
    if (tick === TICKS / 2) acts.push(disaster());
    await Promise.all([...acts, ...posts.map((post) => post(url()))]);
    if (random.chance(0.1)) await restart(random.pick(apis), settings);
  }

  stripe.api.heal();
  for (const session of stripe.checkout.all()) if (session.status === 'open') stripe.checkout.expire(session.id);
  await clerkSettles(sandbox, url());
  // Time goes on: what is due later, and keys that Stripe has forgotten, come up too. What Stripe refuses is tried five
  // times after the last change, up to 21 hours apart.
  for (let hours = 0; hours <= 132; hours += 6) await sweep(deps, hours);
  const db = openDatabase(databaseUrl, schemasOf(features));
  onTestFinished(() => db.close());
  await expectAgreement(db, market, random.seed);
}

/** What goes wrong at Stripe now and then. */
function trouble({ stripe }: Sandbox, random: Random): void {
  if (random.chance(0.2)) stripe.api.loseAnswer(1 + random.below(4));
  if (random.chance(0.1)) stripe.refunds.failNext();
}

async function start(settings: Record<string, string>) {
  const child = startProcess(settings);
  return { child, url: await listening(child) };
}

async function restart(victim: Awaited<ReturnType<typeof start>> | undefined, settings: Record<string, string>) {
  if (!victim) return;
  await kill(victim.child);
  Object.assign(victim, await start(settings));
}

/** Nobody takes writes for a moment. */
function expectBusy(error: unknown): void {
  if (!(error instanceof DatabaseBusy)) throw error;
}

/** A sweep of a third process, at some hours from now. */
async function sweep(deps: Deps, hours: number): Promise<void> {
  if (!deps.money?.ticketing) throw new Error('Money was expected');
  const now = () => new Date(Date.now() + hours * HOUR_MS);
  const { connect, ticketing } = deps.money;
  const later = { ...deps.money, connect: { ...connect, now }, ticketing: { ...ticketing, now } };
  await endHolds({ ...deps, now });
  await sweepMoney({ ...deps, now }, later);
}

/** Deletions do arrive in the end; who they concern is gone before the books are compared. */
async function clerkSettles({ clerk }: Sandbox, url: string): Promise<void> {
  clerk.outbox.endpoint = { url: `${url}/webhooks/clerk`, secrets: [SECRET] };
  for (const message of clerk.outbox.messages) await clerk.outbox.attempt(message);
}
