import { promisify } from 'node:util';
import { brotliCompress, gzip } from 'node:zlib';
import type { Plugin } from 'vite';

/** Smaller files fit into the first packets anyway. */
const SMALLEST = 1_024;

const encodings = { br: promisify(brotliCompress), gz: promisify(gzip) };

/** Writes `.br` and `.gz` beside each text file of the build, as small as they get: the API serves them as they are. */
export function precompress(): Plugin {
  return {
    name: 'precompress',
    apply: 'build',
    enforce: 'post',
    async generateBundle(_, bundle) {
      const texts = Object.entries(bundle).filter(([name]) => /\.(js|css|html|svg)$/.test(name));
      for (const [name, file] of texts) {
        const source = Buffer.from(file.type === 'chunk' ? file.code : file.source);
        if (source.length < SMALLEST) continue;
        for (const [extension, compress] of Object.entries(encodings))
          this.emitFile({ type: 'asset', fileName: `${name}.${extension}`, source: await compress(source) });
      }
    },
  };
}
