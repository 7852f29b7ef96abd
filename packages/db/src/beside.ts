import {
  type Dialect,
  DummyDriver,
  Transaction as KyselyTransaction,
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  SingleConnectionProvider,
} from 'kysely';
import type { Tables } from './tables.ts';
import type { Transaction } from './transact.ts';

/** Of a Kysely whose executor brings its own connections. */
export const dialect: Dialect = {
  createAdapter: () => new PostgresAdapter(),
  createDriver: () => new DummyDriver(),
  createIntrospector: (db) => new PostgresIntrospector(db),
  createQueryCompiler: () => new PostgresQueryCompiler(),
};

/**
 * The same transaction of Postgres once more. Each of the two waits for its own answers only, so that the statements of
 * both are on their way together.
 */
export async function beside(tx: Transaction): Promise<Transaction> {
  const executor = tx.getExecutor();
  const connection = await executor.provideConnection(async (ours) => ours);
  const own = executor.withConnectionProvider(new SingleConnectionProvider(connection));
  return new KyselyTransaction<Tables>({ config: { dialect }, dialect, driver: new DummyDriver(), executor: own });
}
