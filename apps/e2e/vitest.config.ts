import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/**/*.e2e.ts'],
    globalSetup: './src/setup.ts',
    // Each file has a world of its own. More than two browsers at once wait for each other's processor, and time out.
    maxWorkers: 2,
    testTimeout: 60_000,
    hookTimeout: 60_000,
  },
});
