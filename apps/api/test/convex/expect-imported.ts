import { deepEqual, equal } from 'node:assert/strict';
import type { Database } from '@ticket-hub/db';
import type { Sandbox } from '@ticket-hub/sandbox';
import type { Value } from './export.ts';

export interface UserDocument extends Record<string, Value> {
  _id: string;
  _creationTime: number;
  userId: string;
}

/** Each user of the export is here as Clerk has them, with what the export alone knows. */
export async function expectImported(
  db: Database,
  { clerk }: Pick<Sandbox, 'clerk'>,
  documents: readonly UserDocument[],
): Promise<void> {
  const rows = await db.read
    .selectFrom('users')
    .innerJoin('imported_ids', 'imported_ids.user_id', 'users.id')
    .leftJoin('connect_accounts', 'connect_accounts.id', 'users.stripe_connect_id')
    .selectAll('users')
    .select(['imported_ids.old_id', 'imported_ids.joined_at', 'connect_accounts.user_id as account_of'])
    .execute();
  const byOldId = new Map(rows.map((row) => [row.old_id, row]));
  equal(byOldId.size, documents.length);
  for (const { _id, _creationTime, userId, stripeConnectId = null } of documents) {
    const [row, user] = [byOldId.get(_id), clerk.users.get(userId)];
    const email = user?.email_addresses.find(({ id }) => id === user.primary_email_address_id);
    const phone = user?.phone_numbers.find(({ id }) => id === user.primary_phone_number_id);
    const { id, email_hash, first_name_key, last_name_key, revision, created_at, updated_at, ...kept } = row ?? {};
    deepEqual(kept, {
      clerk_id: user?.id,
      first_name: user?.first_name,
      last_name: user?.last_name,
      image_url: user?.image_url,
      email: email?.email_address ?? null,
      email_verified: email?.verification?.status === 'verified' ? 1 : 0,
      phone: phone?.phone_number ?? null,
      username: user?.username,
      external_id: user?.external_id,
      public_metadata: JSON.stringify(user?.public_metadata),
      signed_up_at: user && new Date(user.created_at).toISOString(),
      banned: user?.banned ? 1 : 0,
      clerk_updated_at: user?.updated_at,
      deleted_at: null,
      old_id: _id,
      joined_at: new Date(Math.floor(_creationTime)).toISOString(),
      stripe_connect_id: stripeConnectId,
      account_of: stripeConnectId === null ? null : id,
    });
  }
}
