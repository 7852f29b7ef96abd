import { ADMIN_ID } from '../acts/administrator.ts';

/** A dozen people, under the same ids in every world. Ada, the first, may use the console. */
export const people = [
  person(ADMIN_ID, 'Ada', 'Lovelace', '+441632960001'),
  person('Bruno', 'Bruno', 'Almeida'),
  person('Chiara', 'Chiara', 'Rossi'),
  person('Dmitri', 'Dmitri', 'Ivanov'),
  person('Elif', 'Elif', 'Yıldız'),
  person('Farid', 'Farid', 'Haddad', '+441632960006'),
  person('Grace', 'Grace', 'Okafor'),
  person('Hana', 'Hana', 'Nakamura'),
  person('Ingrid', 'Ingrid', 'Lindqvist'),
  person('Jonas', 'Jonas', 'Berg'),
  person('Lucia', 'Lucía', 'Castillo'),
  person('Zoe', 'Zoë', 'Moreau'),
] as const;

function person(key: string, firstName: string, lastName: string, phoneNumber?: string) {
  const id = key.startsWith('user_') ? key : `user_2Sandbox${key.padEnd(20, '0')}`;
  const emailAddress = `${plain(firstName)}@example.com`;
  return { id, firstName, lastName, emailAddress, ...(phoneNumber !== undefined && { phoneNumber }) };
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\P{ASCII}/gu, '')
    .toLowerCase();
}

function idOf(firstName: string): string {
  const found = people.find((one) => one.firstName === firstName);
  if (found === undefined) throw new Error(`Nobody in the seeded world is called ${firstName}`);
  return found.id;
}

/** Four who organize, each at another point of their way with Stripe. */
export const organizers = {
  /** Can receive money and be paid out. */
  active: idOf('Ada'),
  /** Can receive money, but Stripe does not know where to send it. */
  withoutBank: idOf('Bruno'),
  /** Can receive money; more is asked of her by a day. */
  askedForMore: idOf('Chiara'),
  /** Has begun, and has not come back. */
  begun: idOf('Dmitri'),
};

const organizing = new Set<string>(Object.values(organizers));

/** Those who only buy. */
export const guests = people.map(({ id }) => id).filter((id) => !organizing.has(id));
