import { compiled, type Transaction, type Values } from '@ticket-hub/db';
import { type Indexed, indexedKeys, type UserRow } from './content.ts';
import type { Offer } from './upsert-rows.ts';

type Written = Pick<UserRow, 'id' | 'revision' | keyof Indexed>;

/**
 * Has the indexed columns follow an upsert's content, if it was written and they differ. A row that another member of the
 * same commit has replaced since has another revision: they follow that one's.
 */
export async function keepIndexed(tx: Transaction, row: Written, offer: Offer): Promise<void> {
  if (row.revision !== offer.revision || indexedKeys.every((key) => row[key] === offer[key])) return;
  await assign(tx, { ...offer, id: row.id });
}

const assign = compiled((tx: Transaction, v: Values<Written>) =>
  tx
    .updateTable('users')
    .set(Object.fromEntries(indexedKeys.map((key) => [key, v[key]])))
    .where('id', '=', v.id)
    .where('revision', '=', v.revision),
);
