import type { Imported, Left } from '@ticket-hub/users';

export const reasons: Record<Left, string> = {
  no_clerk_id: 'has no Clerk id; not imported',
  unknown: 'Clerk does not know this user; not imported',
  invalid: 'Clerk returned invalid data; not imported',
  deleted: 'was deleted here; not imported',
  imported_as_another: 'was imported with another Clerk id; left as it is',
  invalid_account: 'stripeConnectId is not an account id; imported without it',
  shared_account: 'several users have this stripeConnectId; imported without it',
  other_account: 'has another Stripe account here; imported without the one of the export',
  account_taken: 'the Stripe account belongs to another user here; imported without it',
  disconnected: 'has disconnected this Stripe account here; imported without it',
};

const toDecide: Left[] = [
  'invalid',
  'imported_as_another',
  'invalid_account',
  'shared_account',
  'other_account',
  'account_taken',
];

/** Whether somebody must look at what was left out. Who is gone from Clerk, or from here, needs nothing. */
export function isLeftToDecide({ left }: Imported): boolean {
  return toDecide.some((why) => (left[why] ?? 0) > 0);
}

const stops: Record<NonNullable<Imported['aborted']>, string> = {
  already_running: 'another process is importing',
  another_instance: 'CLERK_SECRET_KEY belongs to another Clerk instance than CLERK_JWT_KEY',
  clerk_unavailable: 'Clerk did not respond as expected',
  interrupted: 'interrupted',
};

export function describeImport(result: Imported): string {
  const would = result.dryRun ? 'would be ' : '';
  const rows: [count: number, label: string][] = [
    [result.users, 'users in the export'],
    [result.imported, `${would}imported`],
    [result.importedEarlier, 'imported earlier'],
    [result.created, `${would}created here`],
    [result.updated, `${would}updated here from Clerk`],
    [result.linked, `Stripe accounts ${would}linked`],
  ];
  for (const why of Object.keys(reasons) as Left[]) {
    const count = result.left[why];
    if (count !== undefined) rows.push([count, reasons[why]]);
  }
  const lines = rows.map(([count, label]) => `${count.toLocaleString('en').padStart(9)}  ${label}`);
  if (result.aborted !== null) lines.push(`Stopped: ${stops[result.aborted]}. Run it again: it goes on from there.`);
  else if (result.linked > 0 && !result.dryRun) lines.push('The running API asks Stripe what the accounts may do.');
  return lines.join('\n');
}
