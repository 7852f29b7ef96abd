import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Chromium } from './find-chromium.ts';
import { fontsConf } from './fonts-conf.ts';

const require = createRequire(import.meta.url);
const version = /@(\d+\.\d+\.\d+)/.exec(require.resolve('@sparticuz/chromium'))?.[1] ?? 'unknown';
const cache = fileURLToPath(new URL('../node_modules/.cache', import.meta.url));
const unpacking = fileURLToPath(new URL('./unpack-chromium.ts', import.meta.url));

/** The Chromium of the npm package, with libraries that a bare machine lacks, and with fonts of its own and no others. */
export async function packagedChromium(): Promise<Chromium> {
  const folder = join(cache, `chromium-${version}`);
  if (!existsSync(folder)) await unpackInto(folder);
  const fonts = dirname(require.resolve('dejavu-fonts-ttf/ttf/DejaVuSans.ttf'));
  const conf = join(folder, 'fonts.conf');
  await writeFile(conf, fontsConf({ fonts, cache: join(folder, 'fonts-cache') }));
  return {
    executablePath: join(folder, 'chromium'),
    env: {
      HOME: folder,
      TMPDIR: tmpdir(),
      LD_LIBRARY_PATH: join(folder, 'al2023', 'lib'),
      FONTCONFIG_FILE: conf,
    },
  };
}

/** The folder is there either whole or not at all, also when this is interrupted, or done twice at the same time. */
async function unpackInto(folder: string): Promise<void> {
  await mkdir(cache, { recursive: true });
  const stage = await mkdtemp(`${folder}-`);
  await promisify(execFile)(process.execPath, [unpacking], { env: { TMPDIR: stage, VERCEL: '1', HOME: stage } });
  await rename(stage, folder).catch(async (error: unknown) => {
    if (!existsSync(folder)) throw error;
    await rm(stage, { recursive: true });
  });
}
