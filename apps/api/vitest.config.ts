import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    isolate: false,
    globalSetup: './test/setup.ts',
    setupFiles: '@ticket-hub/db/testing/wait-timeout',
    // The longest suite, and half of it waits for processes: when the others have ended, it has the processors for itself.
    maxWorkers: 3,
    // The suites share the processors, and a test that waits for its turn has not failed.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
