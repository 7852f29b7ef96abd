import { asPerson, type World } from '../acts/as-person.ts';
import { becomeOrganizer } from '../acts/become-organizer.ts';
import { publishEvent } from '../acts/publish-event.ts';

/** People of the stories, the same each time. */
const members = {
  organizer: { firstName: 'Stella', lastName: 'Marquez' },
  first: { firstName: 'Felix', lastName: 'Adler' },
  second: { firstName: 'Selma', lastName: 'Brandt' },
  third: { firstName: 'Theo', lastName: 'Castell' },
} as const;

type Role = keyof typeof members;

const idOf = (role: Role) => `user_2SandboxStory${role.padEnd(15, '0')}`;

/** Answers somebody's id; signs them up if they are not there yet. */
export function castAs({ sandbox }: World, role: Role): string {
  const { users } = sandbox.clerk;
  const id = idOf(role);
  const person = members[role];
  const emailAddress = `${person.firstName}.${person.lastName}@example.com`.toLowerCase();
  if (users.get(id) === undefined) users.create({ id, ...person, emailAddress });
  return id;
}

/** Whose account can receive payments, whatever state it was left in. */
export async function castOrganizer(world: World): Promise<string> {
  const id = castAs(world, 'organizer');
  const { canReceive } = await asPerson(world, id).payouts.status.query();
  if (!canReceive) await becomeOrganizer(world, id);
  return id;
}

const day = 24 * 3_600_000;

/** Answers the id of an event of the story's own, on sale. */
export async function stageEvent(world: World, organizer: string, offer: { title: string; capacity: number }) {
  return await publishEvent(world, organizer, {
    ...offer,
    description: 'Part of a story that mission control tells.',
    venue: 'Kleines Haus, Dresden',
    startsAt: new Date(Date.now() + 21 * day),
    hours: 3,
    timeZone: 'Europe/Berlin',
    price: 2_500,
  });
}
