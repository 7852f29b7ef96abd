import { crc32, deflateRawSync } from 'node:zlib';

interface ZipOptions {
  /** Sizes and offsets of 64 bits, as in files of more than 4 GiB. */
  zip64?: boolean;
}

const FLAGS = 0x0008 | 0x0800;
const DEFLATED = 8;
const ALL_ONES = 0xffffffff;

/**
 * A ZIP file as one writes it to a stream, by the format's specification (APPNOTE.TXT) alone: an entry's sizes follow its data,
 * in a data descriptor, and stand in the central directory.
 */
export function zipOf(
  files: Iterable<[name: string, content: string | Uint8Array]>,
  { zip64 = false }: ZipOptions = {},
): Buffer {
  const parts: Uint8Array[] = [];
  const directory: Uint8Array[] = [];
  let offset = 0;
  const append = (...more: Uint8Array[]) => {
    for (const part of more) offset += part.length;
    parts.push(...more);
  };
  for (const [name, content] of files) {
    const data = Buffer.from(content);
    const [fileName, packed, sum] = [Buffer.from(name), deflateRawSync(data), crc32(data)];
    const size = (bytes: number) => (zip64 ? u64(bytes) : u32(bytes));
    const at = offset;
    append(u32(0x04034b50), u16(45, FLAGS, DEFLATED, 0, 0), u32(0, 0, 0), u16(fileName.length, 0), fileName);
    append(packed, u32(0x08074b50, sum), size(packed.length), size(data.length));
    const extra = zip64 ? Buffer.concat([u16(1, 24), u64(data.length), u64(packed.length), u64(at)]) : Buffer.alloc(0);
    const sizes = zip64 ? u32(ALL_ONES, ALL_ONES) : u32(packed.length, data.length);
    directory.push(u32(0x02014b50), u16(45, 45, FLAGS, DEFLATED, 0, 0), u32(sum), sizes);
    directory.push(u16(fileName.length, extra.length, 0, 0, 0), u32(0, zip64 ? ALL_ONES : at), fileName, extra);
  }
  const count = directory.length / 8;
  const [start, length] = [offset, directory.reduce((sum, part) => sum + part.length, 0)];
  append(...directory);
  if (zip64) {
    const end = offset;
    append(u32(0x06064b50), u64(44), u16(45, 45), u32(0, 0), u64(count), u64(count), u64(length), u64(start));
    append(u32(0x07064b50, 0), u64(end), u32(1));
  }
  const [entries, where] = zip64 ? [0xffff, u32(ALL_ONES, ALL_ONES)] : [count, u32(length, start)];
  append(u32(0x06054b50), u16(0, 0, entries, entries), where, u16(0));
  return Buffer.concat(parts);
}

function u16(...values: number[]): Uint8Array {
  return new Uint8Array(Uint16Array.from(values).buffer);
}

function u32(...values: number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(values).buffer);
}

function u64(...values: number[]): Uint8Array {
  return new Uint8Array(BigUint64Array.from(values.map(BigInt)).buffer);
}
