import type { ClerkUser } from '@ticket-hub/sandbox';

export type Event =
  | { type: 'user.created' | 'user.updated'; data: ClerkUser }
  | { type: 'user.deleted'; data: { id: string } };

/** The columns that come from Clerk: the same work for every peer. None of them validates anything. */
export function contentOf(user: ClerkUser) {
  return {
    email: user.email_addresses.find(({ id }) => id === user.primary_email_address_id)?.email_address ?? null,
    phone: user.phone_numbers.find(({ id }) => id === user.primary_phone_number_id)?.phone_number ?? null,
    first_name: user.first_name,
    last_name: user.last_name,
    image_url: user.image_url,
    banned: user.banned ? 1 : 0,
    clerk_updated_at: user.updated_at,
  };
}
