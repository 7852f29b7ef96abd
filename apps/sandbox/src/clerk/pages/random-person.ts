import { randomInt } from 'node:crypto';

const firstNames = ['Ada', 'Amara', 'Bruno', 'Chiara', 'Dmitri', 'Elif', 'Farid', 'Grace', 'Hana', 'Ingrid', 'Jonas'];
const moreFirstNames = ['Kenji', 'Lucía', 'Malik', 'Noor', 'Olga', 'Priya', 'Quentin', 'Rosa', 'Samir', 'Tove', 'Zoë'];
const lastNames = ['Almeida', 'Berg', 'Castillo', 'Dubois', 'Eriksen', 'Fischer', 'García', 'Haddad', 'Ivanova'];
const moreLastNames = ['Jansen', 'Kowalski', 'Lindqvist', 'Moreau', 'Nakamura', 'Okafor', 'Patel', 'Rossi', 'Šimić'];

export interface Person {
  firstName: string;
  lastName: string;
  email: string;
}

/** A plausible name, with an address at a reserved domain. */
export function randomPerson(): Person {
  const firstName = pick([...firstNames, ...moreFirstNames]);
  const lastName = pick([...lastNames, ...moreLastNames]);
  return { firstName, lastName, email: `${plain(firstName)}.${plain(lastName)}.${randomInt(10, 1000)}@example.com` };
}

function pick(names: string[]): string {
  return names[randomInt(names.length)] ?? 'Alex';
}

function plain(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\P{ASCII}/gu, '')
    .toLowerCase();
}
