import { randomUUID } from 'node:crypto';
import { contentOf, type Event } from '../event.ts';
import type { Client, Tables } from './client.ts';

const BLANK = { email: null, phone: null, firstName: null, lastName: null, imageUrl: null, banned: 0 };

export async function receive(client: Client, id: string, event: Event): Promise<'applied' | 'duplicate'> {
  try {
    await client.$transaction(async (tx) => {
      const at = new Date().toISOString();
      await tx.delivery.create({ data: { id, type: event.type, receivedAt: at } });
      await apply(tx, event, at);
    });
    return 'applied';
  } catch (error) {
    if (isDuplicate(error)) return 'duplicate';
    throw error;
  }
}

async function apply(tx: Tables, event: Event, at: string): Promise<void> {
  const { id: clerkId } = event.data;
  const known = await tx.user.findUnique({ where: { clerkId } });
  const fresh = { id: randomUUID(), clerkId, createdAt: at };
  if (event.type === 'user.deleted') {
    const tombstone = { ...BLANK, updatedAt: at, deletedAt: at };
    if (known) await tx.user.update({ where: { clerkId }, data: tombstone });
    else await tx.user.create({ data: { ...fresh, ...tombstone, clerkUpdatedAt: 0n } });
    return;
  }
  const { email, phone, first_name, last_name, image_url, banned, clerk_updated_at } = contentOf(event.data);
  const names = { firstName: first_name, lastName: last_name, imageUrl: image_url };
  const content = { email, phone, ...names, banned, clerkUpdatedAt: BigInt(clerk_updated_at), updatedAt: at };
  if (!known) await tx.user.create({ data: { ...fresh, ...content } });
  else if (known.deletedAt === null && content.clerkUpdatedAt > known.clerkUpdatedAt)
    await tx.user.update({ where: { clerkId }, data: content });
}

/** https://www.prisma.io/docs/orm/reference/error-reference#p2002 */
function isDuplicate(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'P2002';
}
