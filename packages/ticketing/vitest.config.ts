import { defineConfig } from 'vitest/config';

// The suites share the processors, and a test that waits for its turn has not failed.
export default defineConfig({
  test: {
    isolate: false,
    // Each thread that erases loads its modules anew: only the first has to strip and compile them.
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' },
    globalSetup: './test/setup.ts',
    setupFiles: '@ticket-hub/db/testing/wait-timeout',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
