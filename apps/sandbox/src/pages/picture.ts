import { crc32, deflateSync } from 'node:zlib';

const WIDTH = 640;
const HEIGHT = 320;
const SIGNATURE = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);

/** A PNG of a sun over a landscape, in colours that follow from its name: what an organizer has on some host. https://www.w3.org/TR/png-3 */
export function picture(name: string): Buffer<ArrayBuffer> {
  const seed = crc32(name);
  const sky = colour(seed);
  const ground = colour(seed >>> 8);
  const middle = 120 + (seed % 400);
  // Each row begins with its filter, which is none.
  const pixels = Buffer.alloc(HEIGHT * (1 + WIDTH * 3));
  for (let y = 0; y < HEIGHT; y++) {
    for (let x = 0; x < WIDTH; x++) {
      const isSun = (x - middle) ** 2 + (y - 110) ** 2 < 60 ** 2;
      const isGround = y > 210 + 30 * Math.sin((x + seed) / 90);
      const shade = 0.5 + y / HEIGHT / 2;
      const [red, green, blue] = isGround ? ground : isSun ? [255, 230, 160] : sky;
      pixels.set([red * shade, green * shade, blue * shade], y * (1 + WIDTH * 3) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(WIDTH, 0);
  header.writeUInt32BE(HEIGHT, 4);
  // Eight bits each for red, green and blue.
  header.set([8, 2], 8);
  return Buffer.concat([
    SIGNATURE,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(pixels)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colour(seed: number): [number, number, number] {
  return [60 + (seed & 127), 60 + ((seed >>> 3) & 127), 90 + ((seed >>> 5) & 127)];
}

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type), data]);
  const frame = Buffer.alloc(8);
  frame.writeUInt32BE(data.length, 0);
  frame.writeUInt32BE(crc32(body), 4);
  return Buffer.concat([frame.subarray(0, 4), body, frame.subarray(4)]);
}
