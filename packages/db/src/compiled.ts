import { type Compilable, type CompiledQuery, type QueryResult, type RawBuilder, sql } from 'kysely';
import type { Reader } from './database.ts';

/** Stands in a compiled query for a value that each run brings. */
class Parameter<Given> {
  readonly of: (given: Given) => unknown;

  constructor(of: (given: Given) => unknown) {
    this.of = of;
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
  return compileOnce<On, V, Row>((on) =>
    build(
      on,
      expressions((given: V) => given),
    ),
  );
}

/** Rows of a statement. Each size is compiled once, and the fewest statements are run that make up a number of rows. */
const SIZES = [100, 10, 1];

/** {@link compiled} for a statement over any number of rows, in their order. Returns the rows of all its statements. */
export function compiledForMany<On extends Reader, V extends object, Row>(
  build: (on: On, rows: [Values<V>, ...Values<V>[]]) => Compilable<Row>,
): (on: On, rows: readonly V[]) => Promise<Row[]> {
  const sizes = SIZES.map((size) => {
    const rest = Array.from({ length: size - 1 }, (_, i) => expressions((given: readonly V[]) => given[i + 1]));
    const run = compileOnce<On, readonly V[], Row>((on) =>
      build(on, [expressions((given: readonly V[]) => given[0]), ...rest]),
    );
    return { size, run };
  });
  return async (on, rows) => {
    const results: Row[] = [];
    let done = 0;
    for (const { size, run } of sizes) {
      for (; rows.length - done >= size; done += size) {
        const result = await run(on, rows.slice(done, done + size));
        results.push(...result.rows);
      }
    }
    return results;
  };
}

function expressions<Given, V extends object>(of: (given: Given) => V | undefined): Values<V> {
  return new Proxy({} as Values<V>, {
    get: (_, name) => sql`${new Parameter((given: Given) => of(given)?.[name as keyof V])}`,
  });
}

function compileOnce<On extends Reader, Given, Row>(build: (on: On) => Compilable<Row>) {
  const queries = new WeakMap<object, CompiledQuery<Row>>();
  return async (on: On, given: Given): Promise<QueryResult<Row>> => {
    const executor = on.getExecutor();
    let query = queries.get(executor.adapter);
    if (!query) {
      query = build(on).compile();
      queries.set(executor.adapter, query);
    }
    const parameters = query.parameters.map((value) => (value instanceof Parameter ? value.of(given) : value));
    return await executor.executeQuery({ ...query, parameters });
  };
}
