import { cp, mkdir, readdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const api = fileURLToPath(import.meta.resolve('../../api/'));
const web = fileURLToPath(import.meta.resolve('../../web/dist'));

/** What the build adds to a name: the hash of what is in the file. */
const hashed = /-([\w-]{8})\.(?:js|css)$/;

/** The same application as the next deployment would bring it: no chunk of the web app has kept its name. Answers the API's file. */
export async function nextBuild(folder: string): Promise<string> {
  await mkdir(join(folder, 'apps/api'), { recursive: true });
  await cp(join(api, 'dist'), join(folder, 'apps/api/dist'), { recursive: true });
  await symlink(join(api, 'node_modules'), join(folder, 'apps/api/node_modules'));
  await rename(join(folder, 'apps/web/dist'));
  return join(folder, 'apps/api/dist/main.js');
}

async function rename(dist: string): Promise<void> {
  await cp(web, dist, { recursive: true, filter: (path) => !/\.(br|gz)$/.test(path) });
  const assets = join(dist, 'assets');
  const names = (await readdir(assets)).filter((name) => hashed.test(name));
  const next = (text: string) => names.reduce((renamed, name) => renamed.replaceAll(name, renew(name)), text);
  for (const path of [join(dist, 'index.html'), join(dist, 'pages.json'), ...names.map((name) => join(assets, name))]) {
    const text = next(await readFile(path, 'utf8'));
    await rm(path);
    await writeFile(next(path), text);
  }
}

function renew(name: string): string {
  return name.replace(hashed, (end, hash: string) => end.replace(hash, hash.split('').toReversed().join('')));
}
