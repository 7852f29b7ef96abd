import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { isolate: false, globalSetup: '@ticket-hub/db/testing/setup', testTimeout: 15_000 },
});
