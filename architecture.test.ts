import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { test } from 'node:test';

const root = import.meta.dirname;
const tracked = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
})
  .split('\n')
  .filter((path) => path !== '' && existsSync(join(root, path)));

const read = (path: string) => readFileSync(join(root, path), 'utf8');
const isTest = (path: string) => /\.(test|e2e)\.tsx?$|\/test\//.test(path);
const sources = tracked.filter((path) => /^(apps|packages)\/[^/]+\/src\/.*\.tsx?$/.test(path) && !isTest(path));

/** The files of its own package that a file needs at run time: `import type` is not one of those. */
function importsOf(path: string): string[] {
  const specifiers = read(path).matchAll(/^(?:import|export)\s+(?!type\b)(?:[^'";]*?\sfrom\s+)?'(\.{1,2}\/[^']+)'/gms);
  const lazy = read(path).matchAll(/\bimport\('(\.{1,2}\/[^']+)'\)/g);
  return [...specifiers, ...lazy].map(([, specifier]) => normalize(join(dirname(path), specifier ?? '')));
}

/** A way from a node back to itself, or undefined. */
function findCircle(edges: Map<string, Set<string>>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, way: string[]): string[] | undefined => {
    if (way.includes(node)) return [...way.slice(way.indexOf(node)), node];
    if (done.has(node)) return undefined;
    done.add(node);
    for (const next of edges.get(node) ?? []) {
      const circle = visit(next, [...way, node]);
      if (circle) return circle;
    }
    return undefined;
  };
  for (const node of edges.keys()) {
    const circle = visit(node, []);
    if (circle) return circle;
  }
  return undefined;
}

/** A folder may stand on what its parent holds, and the parent's own files put its folders together: that is no circle. */
const isWithin = (inner: string, outer: string) => inner.startsWith(`${outer}/`);

function edgesBetween(nameOf: (path: string) => string): Map<string, Set<string>> {
  const edges = new Map<string, Set<string>>();
  for (const path of sources) {
    const from = nameOf(path);
    const to = importsOf(path)
      .map(nameOf)
      .filter((name) => name !== from && !isWithin(name, from) && !isWithin(from, name));
    edges.set(from, new Set([...(edges.get(from) ?? []), ...to]));
  }
  return edges;
}

test('no files import each other in a circle', () => {
  assert.equal(findCircle(edgesBetween((path) => path)), undefined);
});

test('no folders import each other in a circle', () => {
  assert.equal(findCircle(edgesBetween(dirname)), undefined);
});

test('no source file has more than 200 lines, and no test more than 300', () => {
  const long = tracked
    .filter((path) => /\.tsx?$/.test(path))
    .filter((path) => read(path).split('\n').length - 1 > (isTest(path) ? 300 : 200));
  assert.deepEqual(long, []);
});

test('the README names the settings that are read, and no others', () => {
  const [, schema = ''] = /const settings = z\.object\(\{(.*?)^\}\);/ms.exec(read('apps/api/src/env.ts')) ?? [];
  const known = [...schema.matchAll(/^ {2}([A-Z_]+):/gm)].map(([, name]) => name);
  const [, table = ''] = /^## Settings$(.*?)^## /ms.exec(read('README.md')) ?? [];
  const rows = table.split('\n').filter((line) => line.startsWith('| `'));
  const named = rows.flatMap((row) => [...(row.split('|')[1] ?? '').matchAll(/`([A-Z_]+)`/g)].map(([, name]) => name));
  assert.ok(known.length > 10);
  assert.deepEqual(named.toSorted(), known.toSorted());
});

test('docs/scaling.md holds the tables that `pnpm scaling` prints', () => {
  const printed = execFileSync(process.execPath, ['apps/bench/src/scaling/main.ts'], { cwd: root, encoding: 'utf8' });
  const [, held = ''] = /<!-- pnpm scaling -->\n\n(.*?)\n<!-- -->/s.exec(read('docs/scaling.md')) ?? [];
  // The formatter widens columns.
  const narrow = (table: string) => table.replaceAll(/ +/g, ' ').replaceAll(/-+/g, '-');
  assert.ok(printed.length > 1_000);
  assert.equal(narrow(held), narrow(printed));
});

test('every link within the documents leads somewhere', () => {
  const documents = tracked.filter((path) => path.endsWith('.md'));
  const dead = documents.flatMap((path) =>
    [...read(path).matchAll(/\]\((?!https?:|mailto:|#)([^)#\s]+)(?:#[^)]*)?\)/g)]
      .filter(([, target]) => !existsSync(join(root, dirname(path), target ?? '')))
      .map(([, target]) => `${path}: ${target}`),
  );
  assert.deepEqual(dead, []);
});
