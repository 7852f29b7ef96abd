import type { Spread } from './spread.ts';
import { print, withRange } from './table.ts';

/** `least` or `most` that a ratio may be. */
type Bound = { least: number } | { most: number };

interface Goal {
  what: string;
  /** What is asked for, and what would be better; neither for what is only told. */
  must?: Bound;
  aim?: Bound;
}

/** Everything that the bench answers. */
const GOALS = {
  webhooksRaw: { what: 'durable webhooks, × raw with group commit', must: { least: 0.75 }, aim: { least: 0.9 } },
  webhooksExpress: { what: 'durable webhooks, × Express + svix + Drizzle', must: { least: 3.5 }, aim: { least: 5 } },
  webhooksFastify: { what: 'durable webhooks, × Fastify + svix + Prisma' },
  p99: { what: 'p99 under that load, × raw', must: { most: 1.5 }, aim: { most: 1.2 } },
  alone: { what: 'one connection, latency × raw', must: { most: 1.4 }, aim: { most: 1.15 } },
  meRaw: { what: 'users.me through tRPC, × raw + RS256', must: { least: 0.7 }, aim: { least: 1 } },
  meExpress: { what: 'users.me, × Express + Drizzle + verifyToken', must: { least: 2.5 }, aim: { least: 3.5 } },
  meBetterAuth: { what: 'users.me, × getSession of better-auth' },
  meFirstRaw: { what: 'users.me with tokens never seen before, × raw' },
  fiveRaw: { what: 'users.me five times in one request, × raw' },
  fiveExpress: { what: 'users.me five times in one request, × Express' },
  cpuExpress: { what: 'CPU a delivery, × Express + Drizzle', must: { most: 0.3 }, aim: { most: 0.2 } },
  cpuRaw: { what: 'CPU a delivery, × raw' },
  cpuMeRaw: { what: 'CPU a users.me, × raw + RS256' },
  idle: { what: 'memory at rest, MB', must: { most: 100 } },
  loaded: { what: 'memory under load, MB', must: { most: 165 } },
  postgresFastify: {
    what: 'Postgres: durable webhooks, × Fastify + Prisma',
    must: { least: 2 },
    aim: { least: 4 },
  },
  postgresRaw: { what: 'Postgres: durable webhooks, × one raw statement each' },
  postgresMeRaw: { what: 'Postgres: users.me, × raw + RS256' },
  postgresMeFastify: { what: 'Postgres: users.me, × Fastify + Prisma' },
  twoProcesses: { what: 'Postgres: two API processes, × one' },
  firstRequest: { what: 'first request of somebody, time × asking Clerk' },
  fanOut: { what: 'a change told to 500 tabs, time × raw' },
  readSlope: { what: '1 million users, reads × those of 1 thousand', must: { least: 0.85 }, aim: { least: 0.95 } },
  rawReadSlope: { what: '  the same of raw' },
  writeSlope: { what: '1 million users, slope of writes × raw’s slope', must: { least: 1 } },
  longestWait: { what: 'longest wait during 100 deletions, 1 million, ms', must: { most: 50 }, aim: { most: 10 } },
  longestWaitBefore: { what: '  the same without deletions, ms' },
} satisfies Record<string, Goal>;

export type Measured = Partial<Record<keyof typeof GOALS, Spread>>;

const [WHAT, NUMBER] = [54, 24];

/** One line a goal: what was measured beside what is asked for. */
export function printGoals(measured: Measured): void {
  const title = 'Ticket Hub, medians (least–most)';
  print(`\n${title.padEnd(WHAT)}${'measured'.padStart(NUMBER)}${'must'.padStart(9)}${'aim'.padStart(9)}`);
  for (const [key, goal] of Object.entries<Goal>(GOALS)) {
    const spread = measured[key as keyof typeof GOALS];
    if (!spread) continue;
    const cells = [withRange(spread, 2).padStart(NUMBER), textOf(goal.must), textOf(goal.aim), verdict(spread, goal)];
    print(`${goal.what.padEnd(WHAT)}${cells.join('')}`.trimEnd());
  }
}

function verdict(spread: Spread, { must, aim }: Goal): string {
  if (!must) return '';
  if (aim && meets(spread, aim)) return '  aim';
  return meets(spread, must) ? '  must' : '  short';
}

function meets({ median }: Spread, bound: Bound): boolean {
  return 'least' in bound ? median >= bound.least : median <= bound.most;
}

function textOf(bound: Bound | undefined): string {
  const text = bound && ('least' in bound ? `≥ ${bound.least}` : `≤ ${bound.most}`);
  return (text ?? '').padStart(9);
}
