import { env } from 'node:process';
import { setupDatabases } from '@ticket-hub/db/testing/setup';
import { build } from 'rolldown';
import type { TestProject } from 'vitest/node';
import bundle from '../rolldown.config.ts';
import { features, schemasOf } from '../src/features.ts';

export default async (project: TestProject) => {
  // Turbo has built what these tests start. A file that is run by hand is to start what stands in the source.
  if (env.TURBO_HASH === undefined) await build(bundle);
  return await setupDatabases(project, schemasOf(features));
};
