import type { FormerUser, FormerUsers } from '@ticket-hub/users';
import { clerkIdIn, type Document, formerUser, parseDocument } from './former-user.ts';
import { ExportRefused } from './refused.ts';
import { openZip, type Zip } from './zip.ts';

export interface UsersTable extends FormerUsers, Disposable {
  /** The file in the export that `line` counts in. */
  file: string;
  clerkIdField: string;
}

interface Where {
  /** The table's folder. A component's tables stand under `_components/NAME/`. */
  table: string;
  /** The field that holds Clerk's id. Undefined: `clerkId` or `userId`, whichever the documents have. */
  clerkIdField: string | undefined;
}

const CLERK_ID_FIELDS = ['clerkId', 'userId'];

/** The users in a file that `npx convex export` has written. Throws an {@link ExportRefused} when it is anything else. */
export async function openUsersTable(path: string, { table, clerkIdField }: Where): Promise<UsersTable> {
  const zip = await openZip(path);
  try {
    const folder = `${rootOf(zip)}${table}`;
    const file = `${folder}/documents.jsonl`;
    if (!zip.names.includes(file)) throw new ExportRefused(`There is no table ${table}. ${tablesOf(zip)}`);
    await checkFormat(zip, `${folder}/generated_schema.jsonl`);
    const field = await findField(zip, file, clerkIdField === undefined ? CLERK_ID_FIELDS : [clerkIdField]);
    return { file, clerkIdField: field, read: () => usersOf(zip, file, field), [Symbol.dispose]: zip.close };
  } catch (error) {
    zip.close();
    throw error;
  }
}

const TABLES = '_tables/documents.jsonl';

/** The folder that the export stands in, if it was unpacked and packed again; else an empty text. */
function rootOf({ names }: Zip): string {
  const list = names.find((name) => name.endsWith(TABLES) && !name.includes('_components/'));
  if (list === undefined) throw new ExportRefused(`The file is not a Convex export: it has no ${TABLES}`);
  return list.slice(0, -TABLES.length);
}

function tablesOf(zip: Zip): string {
  const [root, end] = [rootOf(zip), '/generated_schema.jsonl'];
  const tables = zip.names.filter((name) => name.endsWith(end)).map((name) => name.slice(root.length, -end.length));
  return `There are: ${tables.join(', ')}. Name one with --table`;
}

/** Earlier exports held inferred types there, by which alone their documents could be read. */
async function checkFormat(zip: Zip, file: string): Promise<void> {
  for await (const { text } of zip.lines(file)) {
    if (text.trim() === '"uniform"') return;
    break;
  }
  throw new ExportRefused(
    `${file} does not say "uniform": the export is in Convex's old format. Make a new one with npx convex export`,
  );
}

/** The field in which the first user who has any holds Clerk's id. */
async function findField(zip: Zip, file: string, fields: string[]): Promise<string> {
  let empty = true;
  for await (const { document } of documentsOf(zip, file)) {
    empty = false;
    const field = fields.find((name) => clerkIdIn(document[name]) !== undefined);
    if (field !== undefined) return field;
  }
  const [first] = fields;
  if (empty && first !== undefined) return first;
  throw new ExportRefused(
    `${file}: nobody has a Clerk id in ${fields.join(' or ')}. Name another field with --clerk-id-field`,
  );
}

async function* usersOf(zip: Zip, file: string, clerkIdField: string): AsyncGenerator<FormerUser> {
  for await (const { line, document } of documentsOf(zip, file)) {
    const user = formerUser(document, line, clerkIdField);
    if (typeof user === 'string') throw new ExportRefused(`${file}: line ${line} has no ${user} that makes sense`);
    yield user;
  }
}

async function* documentsOf(zip: Zip, file: string): AsyncGenerator<{ line: number; document: Document }> {
  for await (const { line, text } of zip.lines(file)) {
    const document = parseDocument(text);
    if (!document) throw new ExportRefused(`${file}: line ${line} is not a document`);
    yield { line, document };
  }
}
