import type { IncomingMessage } from 'node:http';
import type { MemoryBudget } from './memory-budget.ts';

/**
 * The beginning of a body does not count against the budget: a socket buffers as much anyway, and so clients that exhaust
 * the budget with large, unfinished bodies cannot block ordinary deliveries.
 */
const UNCOUNTED = 16 * 1024;

interface Limits {
  /** Maximum size of this body. */
  largest: number;
  /** Shared by all bodies that are being read. */
  budget: MemoryBudget;
}

export type Unread = 'payload_too_large' | 'try_again' | 'client_gone';

/** The declared `content-length`; 0 for a chunked body. */
export function declaredLength({ headers }: IncomingMessage): number {
  return Number(headers['content-length'] ?? 0);
}

/**
 * Returns the body's bytes, or as early as possible why it was refused, whatever `content-length` says. The server's
 * request timeout limits how long this takes.
 */
export async function readBody(incoming: IncomingMessage, { largest, budget }: Limits): Promise<Buffer | Unread> {
  if (declaredLength(incoming) > largest) return 'payload_too_large';
  const chunks: Buffer[] = [];
  let size = 0;
  let counted = 0;
  try {
    // Destroying the stream would close the connection before the response is sent.
    for await (const chunk of incoming.iterator({ destroyOnReturn: false })) {
      size += chunk.length;
      if (size > largest) return 'payload_too_large';
      const more = Math.max(size - UNCOUNTED, 0) - counted;
      if (!budget.take(more)) return 'try_again';
      counted += more;
      chunks.push(chunk);
    }
    return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
  } catch {
    return 'client_gone';
  } finally {
    budget.giveBack(counted);
  }
}
