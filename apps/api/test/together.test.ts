import { openDatabase } from '@ticket-hub/db';
import { emptyDatabaseUrl, pooledUrl, poolers } from '@ticket-hub/db/testing';
import { startSandbox } from '@ticket-hub/sandbox';
import { expect, onTestFinished, test, vi } from 'vitest';
import { features, schemasOf } from '../src/features.ts';
import { webClient } from './clients.ts';
import { listening, startProcess } from './processes.ts';
import { SECRET, settingsFor } from './world.ts';

const DELIVERIES = 200;
const WARMING = 20;

/** The real one, if there is one. */
test.for((await poolers()).slice(-1))(
  'of 200 deliveries about one person, at once, to two processes through %s, the newest wins, and both tell of it',
  async ([, pooler]) => {
    const sandbox = await startSandbox();
    onTestFinished(() => sandbox.close());
    const directUrl = await emptyDatabaseUrl('postgres');
    const database = { DATABASE_URL: await pooledUrl(pooler, directUrl), DATABASE_DIRECT_URL: directUrl };
    const settings = { ...settingsFor(sandbox, directUrl), ...database, RECONCILE_EVERY: '0' };
    const urls = await Promise.all([1, 2].map(() => listening(startProcess(settings))));
    const { clerk } = sandbox;
    clerk.outbox.hold();
    const user = clerk.users.create({ firstName: 'Ada' });
    const heard = urls.map((url) => {
      const topics: string[] = [];
      const client = webClient(`${url}/trpc`, () => clerk.sessionToken(user.id));
      const onData = (event: { topics: readonly string[] }) => void topics.push(...event.topics);
      onTestFinished(client.live.changes.subscribe(undefined, { onData }).unsubscribe);
      return { client, topics };
    });
    await vi.waitFor(() => expect(heard.map(({ topics }) => topics.includes('*'))).toEqual([true, true]));
    for (const { topics } of heard) topics.length = 0;

    const deliver = async (url: string, data: object) => {
      const body = JSON.stringify(clerk.event('user.updated', data));
      const { status } = await fetch(`${url}/webhooks/clerk`, clerk.outbox.sign(body, { secrets: [SECRET] }));
      return status;
    };
    // Code that has just been started is so slow, beside other suites, that the last of them would wait too long for its turn.
    const other = clerk.users.create({ firstName: 'Grace' });
    for (let i = 0; i < WARMING; i++)
      await Promise.all(urls.map((url) => deliver(url, { ...clerk.users.get(other.id) })));

    const versions = Array.from({ length: DELIVERIES }, (_, i) => (i * 89) % DELIVERIES);
    const statuses = versions.map(async (version) =>
      deliver(urls[version % 2] ?? '', {
        ...clerk.users.get(user.id),
        updated_at: user.updated_at + version,
        first_name: `${version}`,
      }),
    );
    expect(new Set(await Promise.all(statuses))).toEqual(new Set([200]));
    for (const { client, topics } of heard) {
      expect(await client.users.me.query()).toMatchObject({ name: `${DELIVERIES - 1}` });
      await vi.waitFor(() => expect(topics).toContain('users.me'));
    }
    const db = openDatabase(directUrl, schemasOf(features));
    onTestFinished(() => db.close());
    const names = await db.read.selectFrom('users').select('first_name').orderBy('first_name').execute();
    expect(names).toEqual([{ first_name: `${DELIVERIES - 1}` }, { first_name: 'Grace' }]);
  },
);
