import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller files fit into the first packets anyway. */
const SMALLEST = 1_024;

const encodings = { br: promisify(brotliCompress), gz: promisify(gzip) };

/**
 * Writes `.br` and `.gz` beside each text file of the build, as small as they get: the API serves them as they are. Reads what
 * was written, because Vite goes on changing the code until then.
 */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    async writeBundle({ dir = '' }, bundle) {
      for (const name of Object.keys(bundle).filter((one) => /\.(js|css|html|svg)$/.test(one))) {
        const source = await readFile(join(dir, name));
        if (source.length < SMALLEST) continue;
        for (const [extension, compress] of Object.entries(encodings))
          await writeFile(join(dir, `${name}.${extension}`), await compress(source));
      }
    },
  };
}
