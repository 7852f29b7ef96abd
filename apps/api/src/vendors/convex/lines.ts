import { ExportRefused } from './refused.ts';

/** Convex limits a document to 1 MiB, which escapes can make six times as long. */
const LONGEST_LINE = 16 * 1024 * 1024;
const NEWLINE = 0x0a;

/**
 * The lines of a file of UTF-8 text, without empty ones, with their numbers from 1. Only a line feed ends a line: Node's `readline`
 * would also end it at U+2028, which JSON does not escape.
 */
export async function* linesOf(
  name: string,
  chunks: AsyncIterable<Buffer>,
): AsyncGenerator<{ line: number; text: string }> {
  const decoder = new TextDecoder('utf-8', { fatal: true });
  let line = 0;
  let begun: Buffer[] = [];
  let length = 0;
  function end(rest: Buffer): { line: number; text: string } {
    line++;
    try {
      return { line, text: decoder.decode(Buffer.concat([...begun, rest])) };
    } catch {
      throw new ExportRefused(`${name}: line ${line} is not UTF-8`);
    } finally {
      begun = [];
      length = 0;
    }
  }
  for await (const chunk of chunks) {
    let from = 0;
    for (let to = chunk.indexOf(NEWLINE); to !== -1; to = chunk.indexOf(NEWLINE, from)) {
      const ended = end(chunk.subarray(from, to));
      if (ended.text !== '') yield ended;
      from = to + 1;
    }
    begun.push(chunk.subarray(from));
    length += chunk.length - from;
    if (length > LONGEST_LINE) throw new ExportRefused(`${name}: line ${line + 1} is longer than any document`);
  }
  const last = end(Buffer.alloc(0));
  if (last.text !== '') yield last;
}
