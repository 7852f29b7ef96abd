import { type ClerkUser, displayName, primaryEmail, type Users } from '@ticket-hub/sandbox';
import type { PersonState } from '../state.ts';

type Act = (users: Users, id: string) => unknown;

const shown = 50;

export function readPeople(users: Users): PersonState[] {
  return users.all().slice(-shown).toReversed().map(readPerson);
}

export function countMorePeople(users: Users): number {
  return Math.max(0, users.all().length - shown);
}

function readPerson(user: ClerkUser): PersonState {
  return {
    id: user.id,
    name: displayName(user),
    email: primaryEmail(user),
    picture: user.image_url,
    notes: states.filter(({ field }) => user[field]).map(({ note }) => note),
    choices: choicesFor(user).map(({ action, label }) => ({ action, label })),
  };
}

/** Answers whether there is such a person and such a choice. */
export function changePerson(users: Users, id: string, action: string): boolean {
  const user = users.get(id);
  const chosen = user && choicesFor(user).find((choice) => choice.action === action);
  chosen?.act(users, id);
  return chosen !== undefined;
}

const states = [
  { field: 'banned', note: 'banned', on: ['ban', 'Ban'], off: ['unban', 'Unban'] },
  { field: 'locked', note: 'locked', on: ['lock', 'Lock'], off: ['unlock', 'Unlock'] },
  {
    field: 'deprovisioned',
    note: 'deprovisioned',
    on: ['deprovision', 'Deprovision'],
    off: ['provision', 'Provision'],
  },
] as const;

function choicesFor(user: ClerkUser): { action: string; label: string; act: Act }[] {
  const toggles = states.map(({ field, on, off }) => {
    const [action, label] = user[field] ? off : on;
    return { action, label, act: (users: Users, id: string) => users.update(id, { [field]: !user[field] }) };
  });
  return [
    { action: 'rename', label: 'Rename', act: rename },
    ...toggles,
    { action: 'delete', label: 'Delete', act: (users, id) => users.delete(id) },
  ];
}

const surnames = ['Amber', 'Birch', 'Cedar', 'Dahlia', 'Elder'];

/** To the next of a few names: for whoever wants to see a change arrive, whichever it is. */
function rename(users: Users, id: string): void {
  const at = surnames.indexOf(users.get(id)?.last_name ?? '');
  users.update(id, { lastName: surnames[(at + 1) % surnames.length] ?? null });
}
