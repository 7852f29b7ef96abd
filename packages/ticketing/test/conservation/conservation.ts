import { migrate, openDatabase } from '@ticket-hub/db';
import { type DatabaseKind, testDatabaseUrl } from '@ticket-hub/db/testing';
import { usersSchema } from '@ticket-hub/users';
import fc from 'fast-check';
import { pendingRefunds, retryFailedMovements } from '../../src/index.ts';
import { ticketingSchema } from '../../src/schema.ts';
import type { Fault } from '../world/bank.ts';
import { HOUR_MS, type World, worldOn } from '../world/world.ts';
import { expectAgreement, expectNoSeatTwice } from './agreement.ts';
import { type Step, steps, takeStep } from './steps.ts';

/** Lives. On Postgres each takes several times as long, and the statements are the same. */
const RUNS: Record<DatabaseKind, number> = { sqlite: 15, postgres: 6 };

/** Of the lives and of the search for a shorter one that fails: then what was found is printed, with its seed. */
const MOST_MS = 120_000;

/** What goes wrong at Stripe or in our process, call after call; most calls go well. */
const faults = fc.array(
  fc.oneof(
    { weight: 4, arbitrary: fc.constant<Fault>('none') },
    { weight: 1, arbitrary: fc.constantFrom<Fault>('down', 'lost', 'throws-before', 'throws-after') },
    { weight: 1, arbitrary: fc.constant<Fault>({ refused: 'try_another_day' }) },
  ),
  { maxLength: 150, size: 'max' },
);

const life = fc.record({
  /** What happens at the same moment stands together. */
  moments: fc.array(fc.array(steps, { minLength: 1, maxLength: 3 }), { minLength: 30, maxLength: 50 }),
  faults,
});

/**
 * Purchases, payments, refunds by us and in Stripe's dashboard, cancellations, disputes, appeals, changes of accounts, deletions with a hold, restorations, with answers lost, processes
 * killed and hints dropped or early; then sweeps until nothing is due. Afterwards Stripe's books and our tickets agree to
 * the cent. Prints its seed when it fails.
 */
export async function expectConservation(kind: DatabaseKind): Promise<void> {
  const property = fc.asyncProperty(life, (lived) => inItsOwnDatabase(kind, (world) => live(world, lived)));
  await fc.assert(property, { numRuns: RUNS[kind], interruptAfterTimeLimit: MOST_MS, markInterruptAsFailure: true });
}

/** What one life leaves behind does not trouble the next, so that a failure shrinks to what has caused it. */
async function inItsOwnDatabase(kind: DatabaseKind, work: (world: World) => Promise<void>): Promise<void> {
  const url = await testDatabaseUrl(kind);
  const schemas = [usersSchema, ticketingSchema];
  const [db, other] = [openDatabase(url, schemas), openDatabase(url, schemas)];
  try {
    await migrate(db);
    await work(worldOn({ db, other, holdMs: 24 * HOUR_MS }));
  } finally {
    await Promise.all([db.close(), other.close()]);
  }
}

async function live(world: World, { moments, faults }: { moments: Step[][]; faults: Fault[] }): Promise<void> {
  const organizers = [await world.organizer(), await world.organizer()];
  const events: string[] = [];
  for (const organizer of organizers) events.push(await world.eventOf(organizer, { capacity: 6 }));
  // Its fee is nothing.
  const cheap = { amount: 99, currency: 'EUR' };
  for (const organizer of organizers) events.push(await world.eventOf(organizer, { capacity: 6, price: cheap }));
  events.push(await world.eventOf(await world.person(), { capacity: 3, price: null }));
  const buyers = [await world.person(), await world.person(), await world.person()];
  const cast = { ...world, organizers, events, buyers, told: new Set<string>() };

  let next = 0;
  world.bank.weather = (call) => {
    const fault = faults[next++] ?? 'none';
    return typeof fault === 'object' && !['openSession', 'refund', 'takeBack', 'giveBack'].includes(call)
      ? 'none'
      : fault;
  };
  for (const moment of moments) {
    await Promise.all(moment.map((step) => takeStep(cast, step).catch(expectKilled)));
    await expectNoSeatTwice(cast);
  }
  world.bank.weather = () => 'none';
  world.bank.slow = false;
  world.bank.finish('done');
  for (const id of world.bank.sessions.keys()) world.bank.clear(id, luckOf(id) ? 'paid' : 'failed');
  await sweepUntilQuiet(world);
  await expectAgreement(cast);
  for (const id of world.bank.ledger.charges.keys()) world.bank.ledger.decide(id, luckOf(id) ? 'won' : 'lost');
  await sweepUntilQuiet(world);
  await expectAgreement(cast);
}

/** Half of the ids have it. */
function luckOf(id: string): boolean {
  return Number.parseInt(id.slice(-1), 16) % 2 === 0;
}

function expectKilled(error: unknown): void {
  if (!(error instanceof Error && error.message === 'Killed')) throw error;
}

async function sweepUntilQuiet(world: World): Promise<void> {
  for (let round = 0; round < 40; round++) {
    world.later(12 * HOUR_MS);
    await world.find(world.db);
    await world.sweep(round % 2 ? world.db : world.other);
    await retryFailedMovements(world.db, world.now());
    const { due, openOrders } = await pendingRefunds(world.db.read);
    if (due + openOrders === 0 && round > 0) return;
  }
  throw new Error('Still not quiet');
}
