import type { ClerkUser } from '../clerk-user.ts';
import type { ImportPorts } from './types.ts';

type Answer = ClerkUser | 'unknown' | 'invalid';

/**
 * What Clerk knows about up to `IDS_A_CALL` users. It is asked again about each that it does not list, because that alone
 * does not prove that it does not know them.
 */
export async function askClerk(
  directory: ImportPorts['directory'],
  clerkIds: ReadonlySet<string>,
): Promise<Map<string, Answer> | 'unavailable'> {
  const answers = new Map<string, Answer>();
  if (clerkIds.size === 0) return answers;
  const listed = await directory.findUsers([...clerkIds]);
  if (listed === 'unavailable') return listed;
  for (const { id, user } of listed) answers.set(id, user);
  for (const id of clerkIds) {
    if (answers.has(id)) continue;
    const answer = await directory.getUser(id);
    if (answer === 'unavailable') return answer;
    answers.set(id, answer);
  }
  return answers;
}
