import type { Migration } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/** A table with personal data, which must leave the file when its user is deleted. */
export interface PersonalTable {
  table: string;
  /** A text column without an index and of any length: the one with the longest texts. */
  column: string;
}

/** How a package describes its tables, in addition to their types. */
export interface Schema {
  /** By name. A released migration is never edited or renamed: add another. */
  migrations: Readonly<Record<string, Migration>>;
  /**
   * Its tables that hold personal data. No column of such data may have an index: index pages are not scrubbed.
   * `email_hash` of `users` shows how to look a row up without one.
   */
  personal: readonly { [T in keyof Tables]: { table: T; column: keyof Tables[T] & string } }[keyof Tables][];
}

/** Released before packages had their own migrations: several packages contribute to the migration of this name. */
const SHARED_NAMES = ['0001-users-and-deliveries', '0002-reconcile', '0009-erasures'];

export interface ComposedSchema {
  /** Sorted by name. */
  migrations: Record<string, Migration>;
  personal: readonly PersonalTable[];
}

/** Merges the tables of this package and of those, listed after their dependencies. Throws on a duplicate name. */
export function composeSchema(schemas: readonly Schema[]): ComposedSchema {
  const steps = new Map<string, Migration[]>();
  for (const schema of [{ migrations }, ...schemas])
    for (const [name, migration] of Object.entries(schema.migrations)) {
      const earlier = steps.get(name) ?? [];
      if (earlier.length > 0 && !SHARED_NAMES.includes(name)) throw new Error(`Two migrations are named ${name}`);
      steps.set(name, [...earlier, migration]);
    }
  const sorted = [...steps].toSorted(([a], [b]) => (a < b ? -1 : 1));
  return {
    migrations: Object.fromEntries(sorted.map(([name, parts]) => [name, inOrder(parts)])),
    personal: schemas.flatMap(({ personal }) => personal),
  };
}

function inOrder(parts: readonly Migration[]): Migration {
  return {
    async up(db) {
      for (const part of parts) await part.up(db);
    },
  };
}
