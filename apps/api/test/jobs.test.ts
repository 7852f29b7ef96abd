import { liveInstances } from '@ticket-hub/db';
import { expect, test, vi } from 'vitest';
import { runJobs } from '../src/jobs/jobs.ts';
import { startWorld } from './world.ts';

test('a process that stops is no longer listed, though one of its jobs still waits for Stripe', async () => {
  const world = await startWorld('sqlite');
  const pause = world.sandbox.stripe.api.pause();
  const jobs = runJobs(world.deps);
  const running = () => liveInstances(world.db.read, new Date());
  await pause.arrived();
  expect(await running()).toHaveLength(1);
  world.stop.abort();
  await vi.waitFor(async () => expect(await running()).toEqual([]));
  pause.release();
  await jobs;
});
