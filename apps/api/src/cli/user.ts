import { exportUser, findUsersByEmail, clerkId as id } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { eraseAsOperator } from '../operations/erase.ts';
import { exportAsOperator } from '../operations/export.ts';
import { restoreAsOperator } from '../operations/restore.ts';
import type { Command } from './hub.ts';
import type { Terminal } from './terminal.ts';
import { parseArguments, UsageError, unknown } from './usage-error.ts';

interface Words {
  whom: string;
  now: boolean;
  as: string | undefined;
}

type UserCommand = (words: Words, deps: Deps) => Promise<{ status: number; said: string; json: object }>;

const commands: Record<string, UserCommand> = { show, export: exportCommand, erase, restore };

export const userCommand: Command = async (args, deps, terminal: Terminal) => {
  const { values, positionals } = parseArguments(args, {
    now: { type: 'boolean', default: false },
    as: { type: 'string' },
  });
  const [name = '', whom = '', ...rest] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (name !== '' && !command) throw unknown('word', name, Object.keys(commands));
  if (!command || whom === '' || rest.length > 0)
    throw new UsageError('user takes show, export, erase or restore, and an id; show also takes an e-mail address');
  if (values.now && name !== 'erase') throw new UsageError('--now belongs to user erase');
  if (values.as !== undefined && name !== 'restore') throw new UsageError('--as belongs to user restore');
  const { status, said, json } = await command({ whom, now: values.now, as: values.as }, deps);
  const text = values.json ? JSON.stringify(json) : said;
  if (status === 0 || values.json) terminal.print(text);
  else terminal.printError(text);
  return status;
};

export function clerkIdFrom(text: string): string {
  const parsed = id.safeParse(text);
  if (!parsed.success) throw new UsageError('A user id begins with user_');
  return parsed.data;
}

async function show({ whom }: Words, { db }: Deps) {
  const ids = whom.includes('@')
    ? (await findUsersByEmail(db.read, whom)).map(({ clerkId }) => clerkId)
    : [clerkIdFrom(whom)];
  const found = (await Promise.all(ids.map((one) => exportUser(db.read, one)))).filter((user) => user !== undefined);
  const [user] = found;
  if (!user) {
    const said = whom.includes('@') ? 'No user with this address.' : 'No user with this id.';
    return { status: 1, said, json: { user: null } };
  }
  const shown = found.map((one) => Object.entries(one).map(([name, value]) => `${name.padEnd(18)} ${inert(value)}`));
  const warning = whom.includes('@') ? warningAbout(found) : null;
  const said = [...shown.map((lines) => lines.join('\n')), ...(warning === null ? [] : [warning])].join('\n\n');
  return { status: 0, said, json: { user, others: found.slice(1), warning } };
}

/** People choose their names: one is neither an order to the terminal nor another line. */
function inert(value: string | number | null): string {
  return String(value ?? '–').replaceAll(/\p{Cc}/gu, '\ufffd');
}

/** An address says who somebody is only once Clerk has verified it. */
function warningAbout(found: { email_verified: number | null }[]): string | null {
  const unverified = found.filter(({ email_verified }) => email_verified !== 1).length;
  if (found.length > 1) return `${found.length} users have this address, ${unverified} of them unverified.`;
  return unverified > 0 ? 'This address is not verified: whoever signed up with it may not own it.' : null;
}

async function exportCommand({ whom }: Words, deps: Deps) {
  const json = await exportAsOperator(deps, { actor: 'hub', clerkId: clerkIdFrom(whom) });
  return { status: json.user ? 0 : 1, said: JSON.stringify(json, undefined, 2), json };
}

async function erase({ whom, now: atOnce }: Words, deps: Deps) {
  const erased = await eraseAsOperator(deps, { actor: 'hub', clerkId: clerkIdFrom(whom), atOnce });
  if (erased.clerk === 'unavailable') {
    const said = 'Clerk did not respond as expected. Nothing was erased at Clerk or here.';
    return { status: 1, said, json: { clerk: erased.clerk, outcome: null } };
  }
  const counts = Object.entries(erased.dependents).map(([name, count]) => `  ${count} ${name}`);
  const said = [`At Clerk: ${erased.clerk}. Here: ${erased.outcome}.`, ...counts].join('\n');
  return { status: 0, said, json: erased };
}

async function restore({ whom, as }: Words, deps: Deps) {
  const whomAs = as === undefined ? undefined : clerkIdFrom(as);
  const answer = await restoreAsOperator(deps, { actor: 'hub', clerkId: clerkIdFrom(whom), as: whomAs });
  if (!('restored' in answer))
    return { status: 1, said: notRestored[answer.clerk], json: { clerk: answer.clerk, outcome: null } };
  const { outcome, dependents } = answer.restored;
  const counts = Object.entries(dependents).map(([name, count]) => `  ${count} ${name}`);
  const said = [restored[outcome], ...counts].join('\n');
  if (outcome === 'nothing_held') return { status: 1, said, json: { clerk: answer.clerk, outcome: null } };
  return { status: 0, said, json: { clerk: answer.clerk, outcome, dependents } };
}

const notRestored = {
  unknown_as: 'Clerk does not know the user to restore them as. Nothing was restored.',
  invalid: 'Clerk returned invalid data for this user.',
  unavailable: 'Clerk did not respond as expected.',
};

const restored = {
  restored: 'Restored from Clerk.',
  moved: 'What was held now belongs to the user whom --as names.',
  kept: 'Events and account are back, but Clerk does not know this user any more, so that nobody can sign in as them. Let them sign up again, then run user restore ID --as NEW_ID.',
  nothing_held: 'Clerk does not know this user either, and nothing of theirs is on hold. The deletion stands.',
  mended: 'The stored version was invalid. Replaced with the data from Clerk.',
  unchanged: 'This user is not deleted. Nothing was changed.',
};
