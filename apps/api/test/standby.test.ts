import { onServer, postgresUrl, startReplicated } from '@ticket-hub/db/testing';
import { startSandbox } from '@ticket-hub/sandbox';
import { expect, onTestFinished, test, vi } from 'vitest';
import { webClient } from './clients.ts';
import { eventContent } from './people.ts';
import { listening, runHubProcess, startProcess } from './processes.ts';
import { SECRET, settingsFor } from './world.ts';

test('two processes read from a standby, never behind what somebody has done, and go on when it becomes the primary', async () => {
  const { primary, standby, url: databaseUrl, stop } = await startReplicated();
  onTestFinished(stop);
  const sandbox = await startSandbox();
  onTestFinished(() => sandbox.close());
  const settings = {
    ...settingsFor(sandbox, databaseUrl),
    DATABASE_READ_URL: postgresUrl(standby.socket, 'postgres'),
    DATABASE_READ_LAG: '2s',
    METRICS_TOKEN: 'metrics',
  };
  const ended = vi.fn();
  const start = async () => {
    const child = startProcess(settings);
    child.once('exit', ended);
    return await listening(child);
  };
  const urls = [await start(), await start()] as const;
  const readsFrom = async (url: string) => {
    const response = await fetch(`${url}/metrics`, { headers: { authorization: 'Bearer metrics' } });
    const read = new RegExp(`^(database_\\w+)\\{server="${standby.socket}"\\} (\\S+)$`, 'gm');
    const found = Object.fromEntries(
      [...(await response.text()).matchAll(read)].map(([, name, value]) => [name, Number(value)]),
    );
    return { serves: found.database_standby_serves, reads: found.database_reads_total ?? 0 };
  };
  const deliver = async (url: string, body: object) => {
    const signed = sandbox.clerk.outbox.sign(JSON.stringify(body), { secrets: [SECRET] });
    return (await fetch(`${url}/webhooks/clerk`, signed)).status;
  };

  const { id } = sandbox.clerk.users.create({ firstName: 'Ada' });
  const [ada, elsewhere] = urls.map((url) => webClient(`${url}/trpc`, () => sandbox.clerk.sessionToken(id)));
  const visitor = webClient(`${urls[1]}/trpc`, async () => undefined);
  if (!ada || !elsewhere) throw new Error('Two were expected');
  const mine = async (client: typeof ada) => (await client.events.mine.query({})).events.map((event) => event.id);
  const until = (serves: number) =>
    vi.waitFor(async () => {
      await Promise.all([mine(ada), mine(elsewhere)]);
      for (const url of urls) expect(await readsFrom(url)).toMatchObject({ serves });
    });

  // In step, and behind.
  await until(1);
  const first = await ada.events.create.mutate(eventContent(null));
  expect(await mine(ada)).toEqual([first.id]);
  await vi.waitFor(async () => {
    const { reads } = await readsFrom(urls[1]);
    expect(await mine(elsewhere)).toEqual([first.id]);
    expect((await readsFrom(urls[1])).reads).toBeGreaterThan(reads);
  });
  expect((await runHubProcess(settings, 'doctor')).out).toContain(`✓ Standby ${standby.socket}: answers reads`);

  const pages = vi.fn();
  const stream = visitor.live.public.subscribe(undefined, { onData: pages });
  onTestFinished(stream.unsubscribe);
  await vi.waitFor(() => expect(pages).toHaveBeenCalled());
  await standby.pause();
  const { id: eventId } = await ada.events.create.mutate(eventContent(null));
  expect(await mine(ada)).toContain(eventId);
  await vi.waitFor(async () => expect(await mine(elsewhere)).toContain(eventId));
  expect(await visitor.events.list.query({})).toMatchObject({ events: [] });
  await ada.events.publish.mutate({ eventId });
  const told = await vi.waitFor(() => {
    const hints = pages.mock.calls.map(([hint]) => hint);
    const found = hints.find(({ topics }) => topics.includes('events.list'));
    expect(found).toBeDefined();
    return found;
  });
  const list = await fetch(`${urls[1]}/trpc/events.list?input=%7B%7D`, {
    headers: { 'x-ticket-hub-after': String(told.after) },
  });
  expect(await list.text()).toContain(eventId);
  await until(0);
  expect(await visitor.events.list.query({})).toMatchObject({ events: [{ id: eventId }] });
  await standby.resume();
  await until(1);

  // The primary dies under deliveries.
  const taken: string[] = [];
  let refused = 0;
  let stopped = false;
  onTestFinished(() => {
    stopped = true;
  });
  const track = async (url: string, name: string) => {
    for (let i = 0; !stopped; i++) {
      const data = { id: `user_${name}${i}`, updated_at: 1, first_name: 'Load' };
      const status = await deliver(url, { object: 'event', type: 'user.created', data, timestamp: 1_700_000_000_000 });
      if (status === 200) taken.push(data.id);
      else refused += 1;
      expect([200, 503]).toContain(status);
    }
  };
  const tracks = Promise.all(urls.flatMap((url, i) => ['a', 'b', 'c'].map((name) => track(url, `${name}${i}x`))));
  await vi.waitFor(() => expect(taken.length).toBeGreaterThan(50));
  pages.mockClear();
  await primary.end('SIGKILL');
  await vi.waitFor(() => expect(refused).toBeGreaterThan(5));
  const before = taken.length;
  await standby.promote();
  await vi.waitFor(() => expect(taken.length).toBeGreaterThan(before + 50));
  stopped = true;
  await tracks;

  const kept = await onServer(standby.socket, (client) =>
    client.query<{ clerk_id: string }>('select clerk_id from users join deliveries on subject = clerk_id'),
  );
  const ids = new Set(kept.rows.map((row) => row.clerk_id));
  expect(taken.filter((userId) => !ids.has(userId))).toEqual([]);
  await vi.waitFor(() => expect(pages).toHaveBeenCalledWith(expect.objectContaining({ topics: ['*'] })));
  await ada.events.cancel.mutate({ eventId });
  await vi.waitFor(() =>
    expect(pages).toHaveBeenCalledWith(expect.objectContaining({ topics: expect.arrayContaining(['events.byId']) })),
  );
  expect(await mine(elsewhere)).toHaveLength(2);
  for (const url of urls) expect((await fetch(`${url}/ready`)).status).toBe(200);
  expect(ended).not.toHaveBeenCalled();
}, 60_000);
