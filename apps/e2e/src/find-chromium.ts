import { existsSync, mkdirSync, realpathSync } from 'node:fs';
import { createRequire } from 'node:module';
import { env, platform } from 'node:process';
import { fileURLToPath } from 'node:url';

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/** `CHROMIUM_PATH`, what is installed, or the Chromium that comes in an npm package (Linux on x64). Never nothing. */
export async function findChromium(): Promise<string> {
  const wanted = env.CHROMIUM_PATH;
  if (wanted) {
    if (existsSync(wanted)) return wanted;
    throw new Error('CHROMIUM_PATH names a file that does not exist');
  }
  const found = installed.find((path) => existsSync(path));
  if (found !== undefined) return found;
  if (platform === 'linux' && process.arch === 'x64') return unpackChromium();
  throw new Error('No Chromium found: install Chrome or Chromium, or set CHROMIUM_PATH');
}

async function unpackChromium(): Promise<string> {
  const entry = realpathSync(createRequire(import.meta.url).resolve('@sparticuz/chromium'));
  const version = /@(\d+\.\d+\.\d+)/.exec(entry)?.[1] ?? 'unknown';
  const folder = fileURLToPath(new URL(`../node_modules/.cache/chromium-${version}`, import.meta.url));
  mkdirSync(folder, { recursive: true });
  const before = env.TMPDIR;
  // It unpacks into the folder for temporary files, and takes another version's leftovers there for its own.
  env.TMPDIR = folder;
  // Read on import: it then brings the shared libraries that a bare machine lacks.
  env.VERCEL ??= '1';
  try {
    const { default: chromium } = await import('@sparticuz/chromium');
    chromium.setGraphicsMode = false;
    return await chromium.executablePath();
  } finally {
    if (before === undefined) delete env.TMPDIR;
    else env.TMPDIR = before;
  }
}
