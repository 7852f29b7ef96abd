import { test } from 'vitest';
import { expectConvergence } from './convergence.ts';

test("any order of a life's deliveries, with duplicates and drops, ends in Clerk's truth", { timeout: 120_000 }, () =>
  expectConvergence('postgres'),
);
