import { defineConfig } from 'vitest/config';
import { stopWithoutText } from './src/stop-without-text.ts';

const text = 'test/text.e2e.ts';

export default defineConfig({
  test: {
    globalSetup: './src/setup.ts',
    // More than two browsers at once wait for each other's processor, and time out.
    maxWorkers: 2,
    isolate: false,
    // Suites share the processors: a story that waits for its turn has not failed.
    testTimeout: 180_000,
    hookTimeout: 120_000,
    // What is wrong with all stories is seen in a few, instead of after a wait in each.
    bail: 5,
    reporters: ['default', stopWithoutText()],
    projects: [
      { extends: true, test: { name: 'text', include: [text], sequence: { groupOrder: 0 } } },
      {
        extends: true,
        test: { name: 'stories', include: ['test/**/*.e2e.ts'], exclude: [text], sequence: { groupOrder: 1 } },
      },
    ],
  },
});
