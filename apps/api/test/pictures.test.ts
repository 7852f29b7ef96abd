import { databaseKinds } from '@ticket-hub/db/testing';
import { describe, expect, test } from 'vitest';
import { failure } from './clients.ts';
import { eventContent, person, publishedEvent } from './people.ts';
import { startWorld } from './world.ts';

describe.each(databaseKinds)('%s', (kind) => {
  test('an event’s picture comes from our own origin, is refused where it cannot be had, and goes with its organizer', async () => {
    const world = await startWorld(kind);
    const { id, client } = await person(world);
    const pictureUrl = `${world.sandbox.url}/pictures/park`;
    const private_ = { ...eventContent(null), pictureUrl: 'https://127.0.0.1/park.png' };
    expect(await failure(client.events.create.mutate(private_))).toMatchObject({ code: 'BAD_REQUEST' });
    const event = await publishedEvent({ id, client }, null);
    const get = () => fetch(`${world.url}/pictures/${event.id}`);
    expect([event.pictureUrl, (await get()).status]).toEqual([null, 404]);

    const change = (changes: object) => client.events.update.mutate({ eventId: event.id, changes });
    expect(await failure(change({ pictureUrl: `${world.url}/health` }))).toMatchObject({ code: 'BAD_REQUEST' });
    expect(await change({ pictureUrl })).toMatchObject({ pictureUrl });
    expect(await change({ title: 'With a picture' })).toMatchObject({ pictureUrl });
    const picture = await get();
    expect([picture.status, picture.headers.get('content-type')]).toEqual([200, 'image/png']);
    expect(picture.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect((await picture.arrayBuffer()).byteLength).toBeGreaterThan(1_000);

    world.sandbox.clerk.users.delete(id);
    await world.delivered();
    expect((await get()).status).toBe(404);
  });
});
