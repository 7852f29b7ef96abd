import { runHub } from '../src/cli/hub.ts';
import type { Deps } from '../src/deps.ts';

/** Runs a command of `pnpm hub` on a world's own parts, which stay open. */
export async function hub(deps: Deps, ...words: string[]) {
  const printed: string[] = [];
  const complained: string[] = [];
  const progress: [number, number][] = [];
  const status = await runHub(words, {
    terminal: {
      print: (text) => printed.push(text),
      printError: (text) => complained.push(text),
      paint: (_style, text) => text,
      progress: (done, total) => progress.push([done, total]),
    },
    open: () => ({ ...deps, db: { ...deps.db, read: deps.db.read, write: deps.db.write, close: async () => {} } }),
    explain: () => undefined,
  });
  return { status, out: printed.join('\n'), err: complained.join('\n'), progress };
}
