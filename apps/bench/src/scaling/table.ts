import { assumed, limits, measured } from './constants.ts';
import { type Figures, figuresFor, usersAt } from './model.ts';

const SIZES = [1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000];

/** `measured × rows`: a measured size times derived rows. `derived, limit`: bounded by what the code or a vendor sets. */
type From = 'derived' | 'measured × rows' | 'derived, limit';

const rows: [what: string, from: From, figure: (figures: Figures) => number][] = [
  ['deliveries a second', 'derived', ({ deliveries }) => deliveries],
  ['requests a second', 'derived', ({ requests }) => requests],
  ['open live streams', 'derived', ({ streams }) => streams],
  ['rows in the ledger', 'derived', ({ ledgerRows }) => ledgerRows],
  ['users and ledger on SQLite, GB', 'measured × rows', ({ sqliteGigabytes }) => sqliteGigabytes],
  ['users and ledger on Postgres, GB', 'measured × rows', ({ postgresGigabytes }) => postgresGigabytes],
  ['cores that API processes use', 'derived', ({ apiCores }) => apiCores],
  ['cores that Postgres uses', 'derived', ({ databaseCores }) => databaseCores],
  ['API processes', 'derived, limit', ({ processes }) => processes],
  ['memory of a process, MB', 'derived', ({ memoryMegabytes }) => memoryMegabytes],
  ['connections without a pooler', 'derived, limit', ({ connections }) => connections],
  ['notifications received a second, all processes', 'derived', ({ notifications }) => notifications],
  ['log to a standby, MB a second', 'derived', ({ logMegabytes }) => logMegabytes],
  ['a reconcile, hours', 'derived', ({ reconcileHours }) => reconcileHours],
  [
    'the same at Clerk’s limit, hours',
    'derived, limit',
    ({ reconcileHoursAtClerksLimit }) => reconcileHoursAtClerksLimit,
  ],
  ['dollars a month, vendors aside', 'derived', ({ dollarsAMonth }) => dollarsAMonth],
];

const reached: [what: string, users: number][] = [
  ['the streams of one process are full', usersAt.streamsOfAProcess],
  ['half a core of one process is in use', usersAt.coreOfAProcess],
  ['Postgres’ 100 connections are used up without a pooler', usersAt.connectionsOfPostgres],
  ['an hourly reconcile takes an hour', usersAt.reconcileInAnHour],
  ['half of a primary with 32 cores is in use', usersAt.databaseOf32Cores],
];

/** Two significant digits, as more would claim what a model does not know. */
function rounded(value: number): string {
  return value.toLocaleString('en', { maximumSignificantDigits: 2 });
}

/** Each constant by its name in `constants.ts`, and where it is from. */
function constants(): string[] {
  const kinds = { measured, limit: limits, assumed };
  return Object.entries(kinds).flatMap(([kind, values]) =>
    Object.entries(values).map(([name, value]) => {
      const text =
        typeof value === 'number'
          ? String(value)
          : Object.entries(value)
              .map((of) => of.reverse().join(' on '))
              .join(', ');
      return line([name, kind, text]);
    }),
  );
}

const line = (cells: string[]) => `| ${cells.join(' | ')} |`;

/** The tables of docs/scaling.md. */
export function printScaling(): string {
  const figures = SIZES.map(figuresFor);
  return [
    line(['constant', '', '']),
    line(['---', '---', '---']),
    ...constants(),
    '',
    line(['at the busiest hour, by users', '', ...SIZES.map((size) => size.toLocaleString('en'))]),
    line(['---', '---', ...SIZES.map(() => '--:')]),
    ...rows.map(([what, from, figure]) => line([what, from, ...figures.map((of) => rounded(figure(of)))])),
    '',
    line(['what is reached', 'with users']),
    line(['---', '--:']),
    ...reached.toSorted(([, a], [, b]) => a - b).map(([what, users]) => line([what, rounded(users)])),
    '',
  ].join('\n');
}
