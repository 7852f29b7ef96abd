import { readFileSync } from 'node:fs';
import { SourceMap } from 'node:module';

const here = new URL('.', import.meta.url).href;
const maps = new Map<string, SourceMap | undefined>();

/**
 * Names files of the source in a stack instead of the bundle that was built of them. Maps are read when the first error is
 * logged: with `--enable-source-maps`, every start would pay for them, in time and memory.
 */
export function nameSources(stack: string): string {
  return stack.replace(
    /(file:\/\/[^\s()]+\.js):(\d+):(\d+)/g,
    (position, file: string, line: string, column: string) => {
      const origin = mapOf(file)?.findOrigin(Number(line), Number(column));
      if (!origin || !('fileName' in origin)) return position;
      return `${new URL(origin.fileName, file)}:${origin.lineNumber}:${origin.columnNumber}`;
    },
  );
}

/** The bundle's own code alone: the map of `vendor.js` takes 30 MB. */
function mapOf(file: string): SourceMap | undefined {
  if (!file.startsWith(here) || file.endsWith('/vendor.js')) return undefined;
  if (!maps.has(file)) maps.set(file, readMap(new URL(`${file}.map`)));
  return maps.get(file);
}

function readMap(url: URL): SourceMap | undefined {
  try {
    return new SourceMap(JSON.parse(readFileSync(url, 'utf8')));
  } catch {
    return undefined;
  }
}
