import { randomUUID } from 'node:crypto';
import { type ClerkUser, clerkUser } from '../src/clerk-user.ts';

export const SIGNED_UP = Date.parse('2025-03-01T12:00:00.000Z');

export function newClerkId(): string {
  return `user_${randomUUID().replaceAll('-', '')}`;
}

/** A snapshot whose address, phone and names all contain its version. */
export function snapshot(version: number, changes: Record<string, unknown> = {}): ClerkUser {
  return clerkUser.parse({
    id: 'user_1',
    first_name: `First${version}`,
    last_name: `Last${version}`,
    image_url: `https://img.example.com/${version}`,
    username: `ada${version}`,
    external_id: null,
    public_metadata: { version },
    created_at: SIGNED_UP,
    primary_email_address_id: 'idn_mail',
    email_addresses: [
      { id: 'idn_mail', email_address: `v${version}@example.com`, verification: { status: 'verified' } },
    ],
    primary_phone_number_id: 'idn_phone',
    phone_numbers: [{ id: 'idn_phone', phone_number: `+1555000${version}` }],
    banned: false,
    updated_at: version,
    ...changes,
  });
}
