import { defineConfig } from 'vitest/config';

export default defineConfig({ test: { globalSetup: '@ticket-hub/db/testing/setup' } });
