import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { findEventHead } from '../src/web/find-event-head.ts';
import { eventContent, person } from './people.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('a shared link tells of a published event, and nothing of a draft, of what is cancelled or not there', async () => {
    const world = await startWorld(kind);
    const find = findEventHead(world.deps);
    const { client } = await person(world);
    const { id: eventId } = await client.events.create.mutate(eventContent(null));
    expect(await find(eventId)).toBeUndefined();
    await client.events.publish.mutate({ eventId });
    expect(await find(eventId)).toContain('<title>Evening of numbers · Ticket Hub</title>');
    await client.events.cancel.mutate({ eventId });
    for (const id of [eventId, 'unknown', '\0']) expect(await find(id)).toBeUndefined();
  });

  test('without a database the page comes without a head', async () => {
    const world = await startWorld(kind);
    const close = world.db.close.bind(world.db);
    await close();
    world.db.close = async () => {};
    expect(await findEventHead(world.deps)('any')).toBeUndefined();
  });
});
