import { defineConfig } from 'vitest/config';

// Suites share the processors: a test that is slow for lack of CPU has not failed.
export default defineConfig({
  test: {
    isolate: false,
    // Each thread that erases loads its modules anew: only the first has to strip and compile them.
    env: { NODE_COMPILE_CACHE: 'node_modules/.cache/compiled' },
    globalSetup: './test/setup.ts',
    setupFiles: './src/testing/wait-timeout.ts',
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
});
