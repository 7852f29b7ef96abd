import { vi } from 'vitest';

/** Vitest's own second says how busy the machine is; a condition that never comes is told here all the same. */
const patience = { timeout: 15_000 };
const { waitFor, waitUntil } = vi;

// Vitest `setupFiles`: there is no setting for what these two wait by default.
vi.waitFor = (check, options) => waitFor(check, options ?? patience);
vi.waitUntil = (check, options) => waitUntil(check, options ?? patience);
