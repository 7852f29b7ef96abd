import { randomUUID } from 'node:crypto';
import { sql } from 'drizzle-orm';
import type { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3';
import { contentOf, type Event } from '../event.ts';
import { deliveries, users } from './tables.ts';

const BLANK = { email: null, phone: null, first_name: null, last_name: null, image_url: null, banned: 0 };

export function receive(db: BetterSQLite3Database, id: string, event: Event): 'applied' | 'duplicate' {
  return db.transaction(
    (tx) => {
      const at = new Date().toISOString();
      const claimed = tx
        .insert(deliveries)
        .values({ id, type: event.type, received_at: at })
        .onConflictDoNothing()
        .run();
      if (claimed.changes === 0) return 'duplicate';
      const person = { id: randomUUID(), clerk_id: event.data.id, created_at: at };
      if (event.type === 'user.deleted') {
        const tombstone = { ...BLANK, updated_at: at, deleted_at: at };
        tx.insert(users)
          .values({ ...person, ...tombstone, clerk_updated_at: 0 })
          .onConflictDoUpdate({ target: users.clerk_id, set: tombstone })
          .run();
        return 'applied';
      }
      const content = { ...contentOf(event.data), updated_at: at };
      tx.insert(users)
        .values({ ...person, ...content })
        .onConflictDoUpdate({
          target: users.clerk_id,
          set: content,
          setWhere: sql`${users.deleted_at} is null and excluded.clerk_updated_at > ${users.clerk_updated_at}`,
        })
        .run();
      return 'applied';
    },
    { behavior: 'immediate' },
  );
}
