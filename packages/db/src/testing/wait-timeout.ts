import { vi } from 'vitest';

/** Vitest's default of a second fails on a busy machine; a condition that is never met still fails the test. */
const defaults = { timeout: 15_000 };
const { waitFor, waitUntil } = vi;

// Loaded by Vitest's `setupFiles`, because no setting changes the default timeout of these two.
vi.waitFor = (check, options) => waitFor(check, options ?? defaults);
vi.waitUntil = (check, options) => waitUntil(check, options ?? defaults);
