interface Usage {
  /** The words that it takes, one way a line. */
  ways: string[];
  /** One line, for the list of commands. */
  does: string;
  /** What its options and its exit status mean, where that is not plain. */
  more?: string;
}

export const usages: Record<string, Usage> = {
  migrate: { ways: ['migrate'], does: 'applies pending database migrations' },
  reconcile: {
    ways: ['reconcile [--dry-run] [--user ID] [--max-deletes PERCENT]'],
    does: 'makes the users match Clerk',
    more: `  --dry-run      counts what differs, and changes nothing
  --user ID      one user alone
  --max-deletes  stops before the first deletion when more than this share of the users would go; 5 without it`,
  },
  import: {
    ways: ['import convex FILE [--dry-run] [--table NAME] [--clerk-id-field NAME]'],
    does: 'takes over the users of a Convex export',
    more: `  FILE              what npx convex export has written
  --dry-run         says what would happen, and changes nothing
  --table           the table that holds the users; users without it
  --clerk-id-field  the field that holds Clerk's id, where it cannot be found`,
  },
  doctor: {
    ways: ['doctor'],
    does: 'checks settings, database, Clerk, Stripe and deliveries',
    more: 'Ends with 1 when a check fails.',
  },
  user: {
    ways: ['user show ID | EMAIL', 'user export ID', 'user erase ID [--now]', 'user restore ID [--as ID]'],
    does: 'shows, exports, erases or restores a user',
    more: `  show     a user, or everybody with an address
  export   everything held about a user, as JSON
  erase    deletes at Clerk and here; --now waits for no hold
  restore  undoes a deletion; --as names who they are at Clerk now`,
  },
  backup: { ways: ['backup FILE'], does: 'copies the SQLite database while it is in use' },
  move: {
    ways: ['move --to URL', 'move --cancel'],
    does: 'moves a database in use between SQLite and Postgres',
    more: `  --to      the empty database to move to: file:… or postgres://…
  --cancel  gives up, or brings the old database back into service`,
  },
  refunds: { ways: ['refunds retry'], does: 'retries refunds that Stripe refused' },
};

const WIDTH = Math.max(...Object.keys(usages).map((name) => name.length));

export function usageOfAll(): string {
  const lines = Object.entries(usages).map(([name, { does }]) => `  ${name.padEnd(WIDTH)}  ${does}`);
  return `Usage: pnpm hub COMMAND\n\n${lines.join('\n')}\n\npnpm hub COMMAND --help says more; --json prints one JSON object.`;
}

export function usageOf(name: string): string {
  const usage = usages[name];
  if (!usage) return usageOfAll();
  const { ways, does, more } = usage;
  const lines = ways.map((way, n) => `${n === 0 ? 'Usage:' : '      '} pnpm hub ${way} [--json]`);
  return [lines.join('\n'), `${name} ${does}.`, ...(more ? [more] : [])].join('\n\n');
}
