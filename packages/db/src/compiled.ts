import { type Compilable, type CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Reader } from './database.ts';

/** Stands in a compiled query for a value that each run brings. */
class Parameter {
  readonly name: PropertyKey;

  constructor(name: PropertyKey) {
    this.name = name;
  }
}

/** What a query is built with instead of values: an expression for each. */
export type Values<V> = { readonly [K in keyof V]: RawBuilder<V[K]> };

/**
 * A query that is built and compiled once for each database, and then only run: building and compiling cost several times
 * what SQLite needs for the query itself. `build` must not depend on anything but its arguments.
 */
export function compiled<On extends Reader, V extends object, Row>(
  build: (on: On, values: Values<V>) => Compilable<Row>,
): (on: On, values: V) => Promise<QueryResult<Row>> {
  const values = new Proxy({} as Values<V>, { get: (_, name) => sql`${new Parameter(name)}` });
  const queries = new WeakMap<object, CompiledQuery<Row>>();
  return async (on, given) => {
    const executor = on.getExecutor();
    let query = queries.get(executor.adapter);
    if (!query) {
      query = build(on, values).compile();
      queries.set(executor.adapter, query);
    }
    const parameters = query.parameters.map((value) =>
      value instanceof Parameter ? given[value.name as keyof V] : value,
    );
    return await executor.executeQuery({ ...query, parameters });
  };
}
