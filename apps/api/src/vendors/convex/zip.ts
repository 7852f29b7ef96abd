import { crc32 } from 'node:zlib';
import { type Entry, openPromise, type ZipFile } from 'yauzl';
import { linesOf } from './lines.ts';
import { ExportRefused } from './refused.ts';

/** The lists of documents in a ZIP file, and what describes them. */
export interface Zip {
  names: readonly string[];
  /** The lines of an entry. It is verified when its end is reached: throws an {@link ExportRefused} if it is damaged. */
  lines(name: string): AsyncIterable<{ line: number; text: string }>;
  close(): void;
}

const LISTED = /(^|\/)(documents|generated_schema)\.jsonl$/;

/**
 * Reads the directory at the end of the file, because an export is written as a stream, whose entries do not begin with
 * their sizes. Of stored files, of which there can be millions, nothing is kept.
 */
export async function openZip(path: string): Promise<Zip> {
  const file = await openPromise(path, { autoClose: false }).catch(refuse);
  const entries = new Map<string, Entry>();
  try {
    for await (const entry of file.eachEntry()) if (LISTED.test(entry.fileName)) entries.set(entry.fileName, entry);
  } catch (error) {
    file.close();
    return refuse(error);
  }
  return {
    names: [...entries.keys()],
    async *lines(name) {
      const entry = entries.get(name);
      if (entry) yield* linesOf(name, contentOf(file, entry));
    },
    close: () => file.close(),
  };
}

async function* contentOf(file: ZipFile, entry: Entry): AsyncGenerator<Buffer> {
  let sum = 0;
  try {
    for await (const chunk of await file.openReadStreamPromise(entry)) {
      sum = crc32(chunk, sum);
      yield chunk;
    }
  } catch (error) {
    refuse(error, entry.fileName);
  }
  if (sum !== entry.crc32) throw new ExportRefused(`${entry.fileName} is damaged`);
}

function refuse(error: unknown, what = 'The file'): never {
  const why = error instanceof Error ? error.message.replace(/\.$/, '') : 'unknown error';
  throw new ExportRefused(`${what} cannot be read: ${why}`);
}
