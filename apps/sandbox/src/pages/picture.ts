import { crc32, deflateSync } from 'node:zlib';
import { landscape } from './landscape.ts';

const WIDTH = 640;
const HEIGHT = 320;
/** Begins with its filter, and has three bytes a pixel. */
const ROW = 1 + WIDTH * 3;
const UP = 2;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of a landscape, in colours that follow from its name: what an organizer has on some host. https://www.w3.org/TR/png-3 */
export function picture(name: string): Buffer<ArrayBuffer> {
  const colourAt = landscape(name, WIDTH, HEIGHT);
  const pixels = Buffer.alloc(HEIGHT * ROW);
  for (let y = 0; y < HEIGHT; y++) for (let x = 0; x < WIDTH; x++) pixels.set(colourAt(x, y), y * ROW + 1 + x * 3);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits each for red, green and blue.
  header.set([8, 2], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(filtered(pixels))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** Each row as what differs from the one above: where colours pass into each other, a fraction of the size. */
function filtered(pixels: Buffer): Buffer {
  const rows = Buffer.from(pixels);
  for (let at = ROW; at < rows.length; at++) rows[at] = (pixels[at] ?? 0) - (pixels[at - ROW] ?? 0);
  for (let at = ROW; at < rows.length; at += ROW) rows[at] = UP;
  return rows;
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
