import type { UserRow } from './content.ts';

/** A user who is not deleted. */
export interface User {
  id: string;
  clerkId: string;
  email: string | null;
  phone: string | null;
  /** First and last name, or an empty string. */
  name: string;
  firstName: string | null;
  lastName: string | null;
  imageUrl: string | null;
  username: string | null;
  /** What another system of the application's owner calls them. */
  externalId: string | null;
  /** Whether Clerk has verified the e-mail address: without that, it says nothing about who they are. */
  emailVerified: boolean;
  /** Null if it is unknown or was too long to keep. */
  publicMetadata: Record<string, unknown> | null;
  stripeConnectId: string | null;
  banned: boolean;
  /** When they signed up at Clerk, if it has said so; `createdAt` is when the row was. */
  signedUpAt: string | null;
  createdAt: string;
  updatedAt: string;
}

export function toUser(row: UserRow): User {
  return {
    id: row.id,
    clerkId: row.clerk_id,
    email: row.email,
    phone: row.phone,
    name: `${row.first_name ?? ''} ${row.last_name ?? ''}`.trim(),
    firstName: row.first_name,
    lastName: row.last_name,
    imageUrl: row.image_url,
    username: row.username,
    externalId: row.external_id,
    emailVerified: row.email_verified === 1,
    publicMetadata: row.public_metadata === null ? null : JSON.parse(row.public_metadata),
    stripeConnectId: row.stripe_connect_id,
    banned: row.banned === 1,
    signedUpAt: row.signed_up_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
