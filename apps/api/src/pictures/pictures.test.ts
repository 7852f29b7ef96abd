import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished, test } from 'vitest';
import { createPictures } from './pictures.ts';

test('a picture is fetched once for all who look, again after an hour, and one that is missing after seconds', async () => {
  const asked: string[] = [];
  let missing = false;
  const server = createServer(({ url = '' }, response) => {
    asked.push(url);
    response.writeHead(missing ? 404 : 200, { 'content-type': 'image/png' }).end(url);
  }).listen(0, '127.0.0.1');
  onTestFinished(() => void server.close());
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  let time = 0;
  const pictures = createPictures({ trusted: [origin], now: () => new Date(time) });
  const get = async (path: string) =>
    (await pictures.get({ address: `${origin}${path}`, organizerId: '1' }))?.bytes.toString();

  expect(await Promise.all([get('/a'), get('/a')])).toEqual(['/a', '/a']);
  time += 59 * 60_000;
  expect([await get('/a'), await get('/b')]).toEqual(['/a', '/b']);
  expect(asked).toEqual(['/a', '/b']);
  time += 2 * 60_000;
  missing = true;
  expect([await get('/a'), await get('/a'), await get('/b')]).toEqual([undefined, undefined, '/b']);
  expect(asked).toEqual(['/a', '/b', '/a']);
  time += 11_000;
  missing = false;
  expect(await get('/a')).toBe('/a');
});

test('hosts that do not answer hold up the pictures of one organizer, and of nobody else', async () => {
  const server = createServer(({ url }, response) => {
    if (url === '/fast') response.writeHead(200, { 'content-type': 'image/png' }).end('x');
  }).listen(0, '127.0.0.1');
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const pictures = createPictures({ trusted: [origin], now: () => new Date() });
  for (let n = 0; n < 20; n++) void pictures.get({ address: `${origin}/slow/${n}`, organizerId: '1' });
  expect(await pictures.get({ address: `${origin}/fast`, organizerId: '2' })).toMatchObject({ type: 'image/png' });
});
