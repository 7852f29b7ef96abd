import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { findEventParts } from '../src/web/find-event-parts.ts';
import { eventContent, person } from './people.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('a shared link tells of a published event, and nothing of a draft, of what is cancelled or not there', async () => {
    const world = await startWorld(kind);
    const find = findEventParts(world.deps);
    const { client } = await person(world);
    const { id: eventId } = await client.events.create.mutate(eventContent(null));
    expect(await find(eventId)).toBeUndefined();
    await client.events.publish.mutate({ eventId });
    const parts = await find(eventId);
    expect(parts?.head).toContain('<title>Evening of numbers · Ticket Hub</title>');
    // What the page will ask first is what it has been given.
    const asked = await world.client().events.byId.query({ eventId });
    expect(parts?.data).toContain(`>${JSON.stringify(asked).replaceAll('<', '\\u003c')}<`);
    await client.events.cancel.mutate({ eventId });
    for (const id of [eventId, 'unknown', '\0']) expect(await find(id)).toBeUndefined();
  });

  test('without a database the page comes without a head', async () => {
    const world = await startWorld(kind);
    const close = world.db.close.bind(world.db);
    await close();
    world.db.close = async () => {};
    expect(await findEventParts(world.deps)('any')).toBeUndefined();
  });
});
