import type { KyselyPlugin, QueryId } from 'kysely';
import type { Database } from '../database.ts';
import { migrate } from '../migrate.ts';

class Interrupted extends Error {
  override name = 'Interrupted';
}

/** Migrates as processes do that are killed all the time: each runs a statement that is new, and ends. Returns how often. */
export async function migrateInterrupted(db: Database): Promise<number> {
  const done = new Set<string>();
  const running = new WeakMap<QueryId, string>();
  const interrupting: KyselyPlugin = {
    transformQuery({ node, queryId }) {
      running.set(queryId, JSON.stringify(node));
      return node;
    },
    async transformResult({ result, queryId }) {
      const statement = running.get(queryId) ?? '';
      if (done.has(statement)) return result;
      done.add(statement);
      throw new Interrupted();
    },
  };
  const dying = { ...db, migrations: db.migrations.withPlugin(interrupting) };
  for (let times = 0; ; times++) {
    const end = await migrate(dying).catch((error: unknown) => error);
    if (!(end instanceof Error)) return times;
    if (!(end instanceof Interrupted)) throw end;
  }
}
