import type { Dependent } from '../dependent.ts';

/**
 * Forgets under which id the earlier database knew a deleted user. Nothing is kept for a restoration: importing again brings
 * it back.
 */
export const importedIdsDependent: Dependent = {
  name: 'imported ids',
  async remove(tx, { id }) {
    const { numDeletedRows } = await tx.deleteFrom('imported_ids').where('user_id', '=', id).executeTakeFirst();
    return Number(numDeletedRows);
  },
  async export(db, { id }) {
    return { importedIds: await db.selectFrom('imported_ids').selectAll().where('user_id', '=', id).execute() };
  },
};
