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

  function keep(chunk: Buffer): Unread | undefined {
    size += chunk.length;
    if (size > largest) return 'payload_too_large';
    const more = Math.max(size - UNCOUNTED, 0) - counted;
    if (!budget.take(more)) return 'try_again';
    counted += more;
    chunks.push(chunk);
    return undefined;
  }

  const { promise: read, resolve } = Promise.withResolvers<Unread | 'read'>();
  const take = (chunk: Buffer) => {
    const unread = keep(chunk);
    if (unread) resolve(unread);
  };
  if (incoming.destroyed) resolve('client_gone');
  incoming
    .on('data', take)
    .once('end', () => resolve('read'))
    .once('error', () => resolve('client_gone'))
    .once('close', () => resolve('client_gone'));
  const result = await read;
  budget.giveBack(counted);
  if (result === 'read') return chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks, size);
  // Not destroyed: that would close the connection before the response is sent.
  incoming.off('data', take).pause();
  return result;
}
