import { defineConfig } from 'vitest/config';

// Suites share the processors: a test that is slow for lack of CPU has not failed.
export default defineConfig({
  test: {
    isolate: false,
    globalSetup: './test/setup.ts',
    setupFiles: '@ticket-hub/db/testing/wait-timeout',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
