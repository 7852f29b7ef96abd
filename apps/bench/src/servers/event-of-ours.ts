import type { ClerkSandbox } from '@ticket-hub/sandbox';
import { z } from 'zod';
import type { Shot } from '../load/fire.ts';
import { personId } from '../load/person-id.ts';
import type { Server } from './server.ts';

const answer = z.object({ result: z.object({ data: z.object({ id: z.string() }) }) });
const YEAR_MS = 365 * 24 * 3600 * 1000;

/** Publishes an event at ours. Returns changes of it, of which every open stream is told. */
export async function publishEvent({ pool }: Server, clerk: ClerkSandbox): Promise<() => Shot> {
  const headers = {
    authorization: `Bearer ${await clerk.sessionToken(personId(0))}`,
    'content-type': 'application/json',
  };
  const procedure = (name: string, input: object): Shot => {
    return { method: 'POST', path: `/trpc/events.${name}`, headers, body: JSON.stringify(input) };
  };
  const content = {
    title: 'Launch',
    description: '',
    venue: 'Here',
    startsAt: new Date(Date.now() + YEAR_MS).toISOString(),
    endsAt: new Date(Date.now() + YEAR_MS + 1).toISOString(),
    timeZone: 'Europe/Berlin',
    capacity: 100,
    price: null,
  };
  const created = await pool.request(procedure('create', content));
  const { id } = answer.parse(await created.body.json()).result.data;
  const published = await pool.request(procedure('publish', { eventId: id }));
  await published.body.dump();
  let changes = 0;
  return () => procedure('update', { eventId: id, changes: { title: `Launch ${++changes}` } });
}
