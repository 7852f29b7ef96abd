import type { Migration } from 'kysely/migration';
import { migrations } from './migrations/index.ts';
import type { Tables } from './tables.ts';

/** A table that holds what is to leave the file when its person leaves. */
export interface PersonalTable {
  table: string;
  /** A text column without an index, which may be of any length: where the longest of the texts stands. */
  column: string;
}

/** What a package says of its tables, beside their types. */
export interface Schema {
  /** By name. What has been released is never edited or renamed: add another. */
  migrations: Readonly<Record<string, Migration>>;
  /**
   * Its tables that hold personal data. No column of such data may have an index: pages of an index are not looked at.
   * `email_hash` of `users` says how to find a row by one all the same.
   */
  personal: readonly { [T in keyof Tables]: { table: T; column: keyof Tables[T] & string } }[keyof Tables][];
}

/** From before each package had migrations of its own: what each of them does under this name is one migration. */
const OF_SEVERAL = ['0001-users-and-deliveries', '0002-reconcile', '0009-erasures'];

export interface ComposedSchema {
  /** Sorted by name. */
  migrations: Record<string, Migration>;
  personal: readonly PersonalTable[];
}

/** The tables of this package and of those, which stand after whom they depend on, as one. Throws when a name is taken twice. */
export function composeSchema(schemas: readonly Schema[]): ComposedSchema {
  const steps = new Map<string, Migration[]>();
  for (const schema of [{ migrations }, ...schemas])
    for (const [name, migration] of Object.entries(schema.migrations)) {
      const earlier = steps.get(name) ?? [];
      if (earlier.length > 0 && !OF_SEVERAL.includes(name)) throw new Error(`Two migrations are named ${name}`);
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
