import { createSocket } from 'node:dgram';
import type { LookupAddress } from 'node:dns';
import { Resolver } from 'node:dns/promises';
import { once } from 'node:events';
import { expect, onTestFinished, test } from 'vitest';
import { lookUpPublic } from './look-up-public.ts';

const [A, AAAA] = [1, 28];

/** A name server that knows what it is given, as bytes by type, and nothing of anything else. */
async function nameServer(known: Partial<Record<number, number[][]>>) {
  const socket = createSocket('udp4').bind(0, '127.0.0.1');
  onTestFinished(() => void socket.close());
  await once(socket, 'listening');
  socket.on('message', (query, { port, address }) => {
    const question = query.subarray(12, query.indexOf(0, 12) + 5);
    const found = known[question.readUInt16BE(question.length - 4)] ?? [];
    const header = Buffer.from(query.subarray(0, 12));
    header.writeUInt16BE(0x8180, 2);
    header.set([0, 1, 0, found.length, 0, 0, 0, 0], 4);
    const type = question.subarray(-4, -2);
    // The name of the question, class IN, for a minute.
    const answers = found.flatMap((bytes) => [0xc0, 12, ...type, 0, 1, 0, 0, 0, 60, 0, bytes.length, ...bytes]);
    socket.send(Buffer.concat([header, question, Buffer.from(answers)]), port, address);
  });
  const resolver = new Resolver({ timeout: 5_000, tries: 1 });
  resolver.setServers([`127.0.0.1:${socket.address().port}`]);
  return resolver;
}

async function lookUp(servers: Resolver, all = true) {
  const { promise, resolve, reject } = Promise.withResolvers<string | LookupAddress[]>();
  lookUpPublic(servers)('images.example', { all }, (error, found) => (error ? reject(error) : resolve(found)));
  return await promise;
}

test('a name server says where a public name leads', async () => {
  const servers = await nameServer({
    [A]: [[1, 1, 1, 1]],
    [AAAA]: [[0x26, 6, 0x47, ...Array(11).fill(0), 0x11, 0x11]],
  });
  expect(await lookUp(servers)).toEqual([
    { address: '1.1.1.1', family: 4 },
    { address: '2606:4700::1111', family: 6 },
  ]);
  expect(await lookUp(servers, false)).toBe('1.1.1.1');
});

test.each([
  [
    'one address of several is this machine’s',
    {
      [A]: [
        [1, 1, 1, 1],
        [127, 0, 0, 1],
      ],
    },
  ],
  ['its address carries one of ours', { [AAAA]: [[...Array(10).fill(0), 0xff, 0xff, 10, 0, 0, 1]] }],
  ['nobody knows it', {}],
])('a name leads nowhere when %s', async (_, known) => {
  await expect(lookUp(await nameServer(known))).rejects.toMatchObject({ name: 'PictureRefused' });
});
