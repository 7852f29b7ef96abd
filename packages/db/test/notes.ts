import type { ColumnType, Kysely } from 'kysely';
import type { Schema } from '../src/schema.ts';

interface NotesTable {
  id: string;
  author: string | null;
  text: string | null;
  written_at: ColumnType<number, number | undefined, number>;
}

declare module '../src/tables.ts' {
  interface Tables {
    notes: NotesTable;
  }
}

/** A table as another package would own it, for the tests of this one. */
export const notesSchema: Schema = {
  migrations: { '0001-notes': { up: createNotes } },
  personal: [{ table: 'notes', column: 'text' }],
};

async function createNotes(db: Kysely<unknown>): Promise<void> {
  await db.schema
    .createTable('notes')
    .addColumn('id', 'text', (col) => col.primaryKey())
    .addColumn('author', 'text')
    .addColumn('text', 'text')
    .addColumn('written_at', 'bigint', (col) => col.notNull().defaultTo(0))
    .execute();
}
