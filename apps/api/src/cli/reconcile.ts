import { MAX_DELETES_PERCENT, type Reconciled } from '@ticket-hub/users';
import { reconcileAll } from '../operations/reconcile-all.ts';
import { reconcilePerson } from '../operations/reconcile-person.ts';
import type { Command } from './hub.ts';
import { parseArguments, UsageError } from './usage-error.ts';
import { clerkIdFrom } from './user.ts';
import { whenFree } from './when-free.ts';

export const reconcileCommand: Command = async (args, deps, terminal) => {
  const { values, positionals } = parseArguments(args, {
    'dry-run': { type: 'boolean', default: false },
    user: { type: 'string' },
    'max-deletes': { type: 'string', default: String(MAX_DELETES_PERCENT) },
  });
  if (positionals.length > 0) throw new UsageError(`Unexpected argument: ${positionals[0]}`);
  const maxDeletes = Number(values['max-deletes']);
  if (!(maxDeletes >= 0 && maxDeletes <= 100)) throw new UsageError('--max-deletes takes a percentage from 0 to 100');

  const asked = { actor: 'hub', dryRun: values['dry-run'] };
  const result =
    values.user === undefined
      ? await whenFree(() => reconcileAll(deps, { ...asked, maxDeletes, onProgress: terminal.progress }))
      : await reconcilePerson(deps, { ...asked, clerkId: clerkIdFrom(values.user) });
  terminal.print(values.json ? JSON.stringify(result) : describe(result));
  return result.aborted === null && result.invalid === 0 ? 0 : 1;
};

const reasons: Record<NonNullable<Reconciled['aborted']>, string> = {
  already_running: 'another process is reconciling',
  another_instance: 'CLERK_SECRET_KEY belongs to another Clerk instance than CLERK_JWT_KEY',
  clerk_unavailable: 'Clerk did not respond as expected',
  clerk_lists_nobody: 'Clerk returned no users, although the database has some',
  too_many_deletes: 'more users than --max-deletes allows would be deleted',
  interrupted: 'interrupted; the next run resumes it',
};

function describe(result: Reconciled): string {
  const [created, updated, deleted] = result.dryRun
    ? ['would be created', 'would be updated', 'would be deleted']
    : ['created', 'updated', 'deleted'];
  const rows: [label: string, count: number][] = [
    ['checked', result.checked],
    [created ?? '', result.created],
    [updated ?? '', result.updated],
    [deleted ?? '', result.deleted],
    ['unchanged', result.unchanged],
    ['differed from Clerk', result.drift],
  ];
  const table = rows.map(([label, count]) => `${count.toLocaleString('en').padStart(9)}  ${label}`).join('\n');
  if (result.aborted === null) return result.invalid === 0 ? table : `${table}\n${describeInvalid(result)}`;
  const deletions = result.deleted === 0 || result.dryRun ? ', no users were deleted' : '';
  return `${table}\nStopped: ${reasons[result.aborted]}${deletions}.`;
}

function describeInvalid({ invalid, invalidIds }: Reconciled): string {
  const more = invalid > invalidIds.length ? ` and ${(invalid - invalidIds.length).toLocaleString('en')} more` : '';
  return `Skipped, because Clerk returned invalid data for them: ${invalidIds.join(', ')}${more}.`;
}
