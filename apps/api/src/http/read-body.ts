import type { IncomingMessage } from 'node:http';
import type { MemoryBudget } from './memory-budget.ts';

/**
 * The beginning of a body is not counted: a socket buffers as much anyway, and so those who fill the budget with large
 * bodies that they never finish do not keep out an ordinary delivery.
 */
const UNCOUNTED = 16 * 1024;

interface Limits {
  /** Of this one. */
  largest: number;
  /** Over all bodies that are being read. */
  budget: MemoryBudget;
}

export type Unread = 'payload_too_large' | 'try_again' | 'client_gone';

/** What a request says of its body; 0 when it comes in chunks. */
export function declaredLength({ headers }: IncomingMessage): number {
  return Number(headers['content-length'] ?? 0);
}

/**
 * The body's bytes, or why not, as soon as that is clear and whatever `content-length` says. How long it may take is the
 * server's to say: it hangs up.
 */
export async function readBody(incoming: IncomingMessage, { largest, budget }: Limits): Promise<Buffer | Unread> {
  if (declaredLength(incoming) > largest) return 'payload_too_large';
  const chunks: Buffer[] = [];
  let size = 0;
  let counted = 0;
  try {
    // Destroying it would take the connection, and with it the answer.
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
