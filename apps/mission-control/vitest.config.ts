import { defineConfig } from 'vitest/config';

// The suites share the processors, and a test that waits for its turn has not failed.
export default defineConfig({ test: { isolate: false, testTimeout: 30_000, hookTimeout: 60_000 } });
