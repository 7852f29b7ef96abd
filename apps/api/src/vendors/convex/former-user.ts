import { clerkId, type FormerUser } from '@ticket-hub/users';
import { z } from 'zod';

const id = z.string().regex(/^\w{1,255}$/);
/** A time that a `Date` can hold. */
const time = z.number().min(0).max(8.64e15);

/** A document of Convex in an export. https://docs.convex.dev/database/import-export/export */
export type Document = Record<string, unknown>;

const documentShape = z.record(z.string(), z.unknown());

export function parseDocument(text: string): Document | undefined {
  try {
    return documentShape.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

/** The name of a field that is missing or malformed, or the user. */
export function formerUser(document: Document, line: number, clerkIdField: string): FormerUser | string {
  const oldId = id.safeParse(document._id).data;
  if (oldId === undefined) return '_id';
  // Milliseconds, with a fraction that keeps documents apart.
  const joined = time.safeParse(document._creationTime).data;
  if (joined === undefined) return '_creationTime';
  const account = document.stripeConnectId;
  return {
    line,
    oldId,
    clerkId: clerkIdIn(document[clerkIdField]) ?? null,
    stripeConnectId: typeof account === 'string' && account !== '' ? account : null,
    joinedAt: new Date(Math.floor(joined)).toISOString(),
  };
}

/** Convex's own name for somebody, `tokenIdentifier`, is the issuer and the Clerk id with a bar between them. */
export function clerkIdIn(value: unknown): string | undefined {
  return typeof value === 'string' ? clerkId.safeParse(value.split('|').at(-1)).data : undefined;
}
