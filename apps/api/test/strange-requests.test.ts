import { expect, test, vi } from 'vitest';
import { rawRequest } from './raw-request.ts';
import { startWorld, type World } from './world.ts';

const deep = '['.repeat(50_000) + ']'.repeat(50_000);

function get(path: string, method = 'GET', headers = ''): string {
  return `${method} ${path} HTTP/1.1\r\nhost: t\r\nconnection: close\r\n${headers}\r\n`;
}

function post(path: string, body: string, type = 'application/json'): string {
  const headers = `content-type: ${type}\r\ncontent-length: ${Buffer.byteLength(body)}\r\n`;
  return `${get(path, 'POST', headers)}${body}`;
}

const strange: [string, string[]][] = [
  [
    'paths of procedures',
    [
      '__proto__',
      'constructor',
      'users.__proto__',
      '%00',
      '%ff',
      ',,,',
      'then',
      '__proto__,toString?batch=1&input={}',
    ].map((path) => get(`/trpc/${path}`)),
  ],
  [
    'input',
    [
      get(`/trpc/${Array(1_500).fill('users.me').join(',')}?batch=1&input={}`),
      get('/trpc/live.changes,live.changes?batch=1&input={}'),
      get('/trpc/users.byId?input=%zz'),
      get('/trpc/users.byId?batch=1&input=null'),
      get('/trpc/users.me?connectionParams=1'),
      post('/trpc/events.create', deep),
      post('/trpc/events.create?batch=1', '{"__proto__":{"a":1}}'),
      ...['text/plain', 'multipart/form-data; boundary=x', 'application/json; charset=utf-16', ';'].map((type) =>
        post('/trpc/events.create', '\u001f\u008b', type),
      ),
    ],
  ],
  [
    'methods',
    ['OPTIONS', 'TRACE', 'PUT', 'QUERY', 'PROPFIND'].flatMap((method) =>
      ['/trpc/users.me', '/webhooks/clerk', '/health', '/nowhere'].map((path) => get(path, method)),
    ),
  ],
  [
    'framing',
    [
      'GET /health HTTP/1.1\r\n\r\n',
      'GET /health HTTP/1.1\r\nhost: a b\r\n\r\n',
      'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n',
      get('/health', 'GET', `x: ${'y'.repeat(20_000)}\r\n`),
      get('/webhooks/clerk', 'POST', 'content-length: 4\r\ntransfer-encoding: chunked\r\n'),
      get('/webhooks/clerk', 'POST', 'transfer-encoding: chunked, chunked\r\n'),
      get('/webhooks/clerk', 'POST', 'content-length: -1\r\n'),
      get('/webhooks/clerk', 'POST', 'content-length: 1\r\ncontent-length: 2\r\n'),
    ],
  ],
  [
    'paths of files',
    [
      '/../../etc/passwd',
      '/..%2f..%2fetc/passwd',
      '/assets/..%5cpackage.json',
      '/assets/%00',
      '/%',
      '/%c0%ae/',
      '//etc/passwd',
    ].map((path) => get(path)),
  ],
];

async function answerTo(world: World, bytes: string): Promise<string> {
  const request = rawRequest(world.url, bytes);
  await vi.waitUntil(() => request.answer().includes('\r\n\r\n'), { timeout: 5_000 });
  return request.answer();
}

test.each(strange)('strange %s are no errors of ours, and are answered', async (_, requests) => {
  const world = await startWorld('sqlite');
  const answers = await Promise.all(requests.map((bytes) => answerTo(world, bytes)));
  for (const answer of answers) {
    expect(answer).toMatch(/^HTTP\/1.1 [24]/);
    expect(answer).not.toMatch(/root:|"name":/);
  }
  expect(world.log()).not.toContain('"level":50');
});
