import { compiled, type Transaction, type Values } from '@ticket-hub/db';
import type { Indexed, UserRow } from './content.ts';
import type { Offer } from './upsert-rows.ts';

/** What is asked of a row after an upsert. */
export type Written = Pick<UserRow, 'id' | 'revision' | keyof Indexed>;

/**
 * Has the indexed columns follow an upsert's content, if it was written and they differ. A row that another member of the
 * same commit has replaced since has another revision: they follow that one's.
 */
export async function keepIndexed(tx: Transaction, row: Written, offer: Offer): Promise<void> {
  const { email_hash, first_name_key, last_name_key } = offer;
  const follows =
    row.email_hash === email_hash && row.first_name_key === first_name_key && row.last_name_key === last_name_key;
  if (follows || row.revision !== offer.revision) return;
  await assign(tx, { id: row.id, revision: row.revision, email_hash, first_name_key, last_name_key });
}

const assign = compiled((tx: Transaction, v: Values<Written>) =>
  tx
    .updateTable('users')
    .set({ email_hash: v.email_hash, first_name_key: v.first_name_key, last_name_key: v.last_name_key })
    .where('id', '=', v.id)
    .where('revision', '=', v.revision),
);
