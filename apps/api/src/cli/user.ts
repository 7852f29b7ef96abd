import { transact } from '@ticket-hub/db';
import { deliveriesAbout } from '@ticket-hub/inbox';
import { clerkId, deleteUser, exportConnect, exportUser, restoreUser } from '@ticket-hub/users';
import type { Deps } from '../deps.ts';
import { sourcesOfUsers } from '../observe/sources.ts';
import type { Command } from './hub.ts';
import type { Terminal } from './terminal.ts';
import { parseArguments, UsageError } from './usage-error.ts';

type UserCommand = (id: string, deps: Deps) => Promise<{ status: number; said: string; json: object }>;

const commands: Record<string, UserCommand> = { show, export: exportCommand, erase, restore };

export const userCommand: Command = async (args, deps, terminal: Terminal) => {
  const { values, positionals } = parseArguments(args, {});
  const [name = '', id = '', ...rest] = positionals;
  const command = Object.hasOwn(commands, name) ? commands[name] : undefined;
  if (!command || rest.length > 0) throw new UsageError('user takes show, export, erase or restore, and an id');
  const { status, said, json } = await command(clerkIdFrom(id), deps);
  const text = values.json ? JSON.stringify(json) : said;
  if (status === 0 || values.json) terminal.print(text);
  else terminal.printError(text);
  return status;
};

export function clerkIdFrom(text: string): string {
  const id = clerkId.safeParse(text);
  if (!id.success) throw new UsageError('A user id begins with user_');
  return id.data;
}

async function show(id: string, { db }: Deps) {
  const user = await exportUser(db.read, id);
  if (!user) return { status: 1, said: 'No user with this id.', json: { user: null } };
  const lines = Object.entries(user).map(([name, value]) => `${name.padEnd(18)} ${value ?? '–'}`);
  return { status: 0, said: lines.join('\n'), json: { user } };
}

/** Everything stored about a user. */
async function exportCommand(id: string, { db, features }: Deps) {
  const user = (await exportUser(db.read, id)) ?? null;
  const deliveries = (await Promise.all(sourcesOfUsers.map((source) => deliveriesAbout(db.read, source, id)))).flat();
  const connect = user && (await exportConnect(db.read, user.id));
  const parts = user ? await Promise.all(features.map((feature) => feature.export?.(db.read, user.id))) : [];
  const json = { user, deliveries, ...connect, ...Object.assign({}, ...parts) };
  return { status: user ? 0 : 1, said: JSON.stringify(json, undefined, 2), json };
}

async function erase(id: string, { db, now, dependents, reconcilePorts }: Deps) {
  const atClerk = await reconcilePorts.directory.deleteUser(id);
  if (atClerk === 'unavailable') {
    const said = 'Clerk did not respond as expected. Nothing was erased at Clerk or here.';
    return { status: 1, said, json: { clerk: atClerk, outcome: null } };
  }
  const { outcome, dependents: removed } = await transact(db, (tx) => deleteUser(tx, id, { now: now(), dependents }));
  const counts = Object.entries(removed).map(([name, count]) => `  ${count} ${name}`);
  const said = [`At Clerk: ${atClerk}. Here: ${outcome}.`, ...counts].join('\n');
  return { status: 0, said, json: { clerk: atClerk, outcome, dependents: removed } };
}

async function restore(id: string, { db, now, reconcilePorts }: Deps) {
  const user = await reconcilePorts.directory.getUser(id);
  if (typeof user === 'string') return { status: 1, said: notRestored[user], json: { clerk: user, outcome: null } };
  const outcome = await transact(db, (tx) => restoreUser(tx, user, now()));
  return { status: 0, said: restored[outcome], json: { clerk: 'known', outcome } };
}

const notRestored = {
  unknown: 'Clerk does not know this user either. The deletion stands.',
  invalid: 'Clerk returned invalid data for this user.',
  unavailable: 'Clerk did not respond as expected.',
};

const restored = {
  restored: 'Restored from Clerk.',
  mended: 'The stored version was invalid. Replaced with the data from Clerk.',
  unchanged: 'This user is not deleted. Nothing was changed.',
};
