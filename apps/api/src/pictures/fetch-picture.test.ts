import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { fetchPicture } from './fetch-picture.ts';

const MOST = 1_000;

async function fetchFrom(answer: RequestListener, withinMs = 10_000) {
  const server = createServer(answer).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return await fetchPicture(`${origin}/picture`, {
    trusted: [origin],
    mostBytes: MOST,
    signal: AbortSignal.timeout(withinMs),
  });
}

test('a picture comes with its type', async () => {
  const picture = await fetchFrom((_, response) => {
    response.writeHead(200, { 'content-type': 'image/PNG; charset=binary' }).end(Buffer.alloc(MOST, 7));
  });
  expect(picture).toEqual({ type: 'image/png', bytes: Buffer.alloc(MOST, 7) });
});

test.each<[string, RequestListener]>([
  [
    'says that it is too large',
    (_, response) =>
      response.writeHead(200, { 'content-type': 'image/png', 'content-length': MOST + 1 }).flushHeaders(),
  ],
  [
    'is too large and does not say so',
    (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).write(Buffer.alloc(MOST + 1)),
  ],
  ['could run scripts', (_, response) => response.writeHead(200, { 'content-type': 'image/svg+xml' }).end('<svg/>')],
  ['is a page', (_, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<p>')],
  [
    'unfolds when it is read',
    (_, response) => response.writeHead(200, { 'content-type': 'image/png', 'content-encoding': 'gzip' }).end('x'),
  ],
  ['is elsewhere', (_, response) => response.writeHead(302, { location: 'http://127.0.0.1:1/' }).end()],
  ['is missing', (_, response) => response.writeHead(404, { 'content-type': 'image/png' }).end()],
])('what %s is refused', async (_, answer) => {
  await expect(fetchFrom(answer)).rejects.toMatchObject({ name: 'PictureRefused' });
});

test.each<[string, RequestListener]>([
  ['does not answer', () => {}],
  ['stops in the middle', (_, response) => response.writeHead(200, { 'content-type': 'image/png' }).write('x')],
  [
    'stops in the middle of what has no length',
    ({ socket }) => socket.write('HTTP/1.1 200 OK\r\ncontent-type: image/png\r\n\r\nx'),
  ],
  [
    'takes up another protocol',
    ({ socket }) => socket.write('HTTP/1.1 101 Switching Protocols\r\nupgrade: x\r\nconnection: upgrade\r\n\r\n'),
  ],
])('what %s is given up', async (_, answer) => {
  await expect(fetchFrom(answer, 50)).rejects.toThrow();
});

test.each([
  'http://images.example/1.png',
  'https://images.example:8443/1.png',
  'https://me:secret@images.example/1.png',
  'https://127.0.0.1/1.png',
  'https://0x7f.1/1.png',
  'https://2130706433/1.png',
  'https://[::1]/1.png',
  'https://[::ffff:10.0.0.1]/1.png',
  'https://169.254.169.254/latest/meta-data',
  'https://localhost/1.png',
  'https://metadata/1.png',
  'file:///etc/passwd',
])('%s leads nowhere', async (address) => {
  const bounds = { trusted: ['http://127.0.0.1:9'], mostBytes: MOST, signal: AbortSignal.timeout(5_000) };
  await expect(fetchPicture(address, bounds)).rejects.toMatchObject({ name: 'PictureRefused' });
});
