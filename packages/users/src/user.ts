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
  stripeConnectId: string | null;
  banned: boolean;
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
    stripeConnectId: row.stripe_connect_id,
    banned: row.banned === 1,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
  };
}
