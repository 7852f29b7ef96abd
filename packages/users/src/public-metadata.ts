import { limits } from './limits.ts';

/**
 * Clerk's public metadata as JSON text, with its keys in order, so that the same metadata is the same text whichever way it
 * came. Null if it is longer than Clerk itself allows: a value that is only carried along must not block an update.
 */
export function metadataText(metadata: Record<string, unknown>): string | null {
  if (Object.keys(metadata).length === 0) return '{}';
  try {
    const text = JSON.stringify(metadata, inOrder);
    return Buffer.byteLength(text) <= limits.metadata ? text : null;
  } catch {
    // Nested too deeply for the stack.
    return null;
  }
}

function inOrder(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1)));
}
