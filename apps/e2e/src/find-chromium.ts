import { existsSync } from 'node:fs';
import { env, platform } from 'node:process';
import { packagedChromium } from './packaged-chromium.ts';

/** What it takes to start a browser; the environment is all that it gets to see. */
export interface Chromium {
  executablePath: string;
  env: Record<string, string>;
}

const installed = [
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome-stable',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:/Program Files/Google/Chrome/Application/chrome.exe',
];

/**
 * On Linux x64 the Chromium and the fonts that come from npm, whatever else is installed: what passes on one machine
 * passes on all. Elsewhere `CHROMIUM_PATH`, or what is installed. Never nothing.
 */
export async function findChromium(): Promise<Chromium> {
  if (platform === 'linux' && process.arch === 'x64') return packagedChromium();
  const wanted = env.CHROMIUM_PATH;
  if (wanted && !existsSync(wanted)) throw new Error('CHROMIUM_PATH names a file that does not exist');
  const executablePath = wanted || installed.find((path) => existsSync(path));
  if (executablePath === undefined)
    throw new Error('No Chromium found: install Chrome or Chromium, or set CHROMIUM_PATH');
  return { executablePath, env: definedOnly(env) };
}

function definedOnly(variables: NodeJS.ProcessEnv): Record<string, string> {
  return Object.fromEntries(
    Object.entries(variables).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
  );
}
