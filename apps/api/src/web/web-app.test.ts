import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from 'node:zlib';
import { expect, onTestFinished, test } from 'vitest';
import { readEnv } from '../env.ts';
import { webApp } from './web-app.ts';

const page =
  '<!doctype html><head><meta name="description" content="All" /><title>Ticket Hub</title></head><body>Empty</body>';
const links = '<link rel="modulepreload" crossorigin href="/assets/event-x1.js">';
const script = 'export const answer = 42;';

/** A web app as the build leaves it. */
function serve({ named = true, broken = false } = {}) {
  const root = mkdtempSync(join(tmpdir(), 'ticket-hub-web-'));
  onTestFinished(() => rmSync(root, { recursive: true }));
  mkdirSync(join(root, 'assets'));
  for (const [name, text] of [
    ['index.html', page],
    ['assets/main-x1.js', script],
  ] as const) {
    writeFileSync(join(root, name), text);
    writeFileSync(join(root, `${name}.br`), brotliCompressSync(text));
    writeFileSync(join(root, `${name}.gz`), gzipSync(text));
  }
  if (named) writeFileSync(join(root, 'pages.json'), JSON.stringify({ '/events/mine': '', '/events/:eventId': links }));
  writeFileSync(join(root, 'favicon.svg'), '<svg xmlns="http://www.w3.org/2000/svg"/>');
  const key = `pk_test_${Buffer.from('clerk.example$').toString('base64')}`;
  const app = webApp(
    readEnv({ WEB_URL: 'https://hub.example', CLERK_PUBLISHABLE_KEY: key, CLERK_SECRET_KEY: 'sk_test_x' }),
    async (eventId) => {
      if (broken) throw new Error('broken');
      return eventId === 'concert' ? { head: '<title>$& Concert</title>', data: '<script>$&</script>' } : undefined;
    },
    root,
  );
  return async (path: string, headers: Record<string, string> = {}, method = 'GET') =>
    await app.request(path, { headers, method });
}

const bytesOf = async (response: Response) => Buffer.from(await response.arrayBuffer());

test('what the build has compressed is sent as it is, as the browser asks', async () => {
  const get = serve();
  const brotli = await get('/assets/main-x1.js', { 'accept-encoding': 'gzip, deflate, br, zstd' });
  expect([brotli.headers.get('content-encoding'), brotli.headers.get('content-type')]).toEqual([
    'br',
    'text/javascript; charset=utf-8',
  ]);
  expect(brotliDecompressSync(await bytesOf(brotli)).toString()).toBe(script);
  const gzip = await get('/assets/main-x1.js', { 'accept-encoding': 'gzip' });
  expect(gzip.headers.get('content-encoding')).toBe('gzip');
  expect(gunzipSync(await bytesOf(gzip)).toString()).toBe(script);
  const plain = await get('/assets/main-x1.js');
  expect([plain.headers.get('content-encoding'), await plain.text()]).toEqual([null, script]);
  for (const { headers } of [brotli, gzip, plain]) {
    expect(headers.get('vary')).toBe('Accept-Encoding');
    expect(headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
  }
});

test.each(['/', '/you/delete', '/index.html'])(
  '%s is the page, asked for anew, and answered 304 while it is the same',
  async (path) => {
    const get = serve();
    const browser = { 'accept-encoding': 'br' };
    const first = await get(path, browser);
    const tag = first.headers.get('etag') ?? '';
    expect([first.status, first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([
      200,
      'no-cache',
      'Accept-Encoding',
    ]);
    expect(brotliDecompressSync(await bytesOf(first)).toString()).toBe(page);
    const again = await get(path, { ...browser, 'if-none-match': tag });
    expect([again.status, await again.text(), again.headers.get('etag')]).toEqual([304, '', tag]);
    expect(again.headers.get('cache-control')).toBe('no-cache');
    expect(again.headers.get('content-security-policy')).toContain("default-src 'self'");
    expect(again.headers.get('permissions-policy')).toContain('camera=(self)');
    const older = await get(path, { ...browser, 'if-none-match': '"another"' });
    expect(older.status).toBe(200);
  },
);

test.each([
  ['br;q=0, gzip', 'gzip'],
  ['gzip;q=1.0, br;q=0.5', 'gzip'],
  ['gzip;q=0.8, br;q=1.0, *;q=0.1', 'br'],
  ['identity, br;q=0.5', null],
  ['br;q=0', null],
])('who accepts %s gets %s', async (accepted, encoding) => {
  const { headers } = await serve()('/assets/main-x1.js', { 'accept-encoding': accepted });
  expect(headers.get('content-encoding')).toBe(encoding);
});

test.each(['/', '/assets/main-x1.js'])(
  '%s is sent whole or not at all: HEAD has the headers, a range is not cut',
  async (path) => {
    const get = serve();
    const browser = { 'accept-encoding': 'br' };
    const whole = await get(path, browser);
    const bytes = await bytesOf(whole);
    const head = await get(path, browser, 'HEAD');
    expect([head.status, await head.text()]).toEqual([200, '']);
    expect(Object.fromEntries(head.headers)).toEqual(Object.fromEntries(whole.headers));
    expect(head.headers.get('content-length')).toBe(String(bytes.length));
    const range = await get(path, { ...browser, range: 'bytes=0-9' });
    expect([range.status, await bytesOf(range)]).toEqual([200, bytes]);
  },
);

test('what a page consists of carries no policy of pages', async () => {
  const { headers } = await serve()('/assets/main-x1.js');
  expect([headers.get('content-security-policy'), headers.get('x-content-type-options')]).toEqual([null, 'nosniff']);
});

test('files beside the page have a tag too', async () => {
  const get = serve();
  const icon = await get('/favicon.svg', { 'accept-encoding': 'br' });
  expect([icon.status, icon.headers.get('content-encoding')]).toEqual([200, null]);
  const again = await get('/favicon.svg', { 'if-none-match': icon.headers.get('etag') ?? '' });
  expect(again.status).toBe(304);
});

test('an error is for whoever mounts the pages, who logs and answers all errors alike', async () => {
  await expect(serve({ broken: true })('/events/concert')).rejects.toThrow('broken');
});

test('a missing asset is a 404 that nobody keeps', async () => {
  const missing = await serve()('/assets/gone-x0.js');
  expect([missing.status, missing.headers.get('cache-control')]).toEqual([404, null]);
});

test('a page that is opened by its address names its parts, and an event’s has head and data of its own', async () => {
  const get = serve();
  const page = async (path: string) => await (await get(path, { 'accept-encoding': 'br' })).text();
  expect(await page('/events/concert')).toBe(
    `<!doctype html><head><title>$& Concert</title>${links}</head><body>Empty<script>$&</script></body>`,
  );
  expect(await page('/events/unknown')).toContain(`<title>Ticket Hub</title>${links}</head><body>Empty</body>`);
  expect(await page('/events/mine')).not.toContain(links);
});

test('an event’s page has a tag, and the policy of pages', async () => {
  const get = serve();
  const concert = await get('/events/concert', { 'accept-encoding': 'br' });
  expect([concert.status, concert.headers.get('content-encoding')]).toEqual([200, null]);
  expect(concert.headers.get('content-security-policy')).toContain("default-src 'self'");
  const again = await get('/events/concert', { 'if-none-match': concert.headers.get('etag') ?? '' });
  expect([again.status, again.headers.get('cache-control')]).toEqual([304, 'no-cache']);
});

test('a web app whose build names no parts is served all the same', async () => {
  expect((await serve({ named: false })('/events/concert')).status).toBe(200);
});
