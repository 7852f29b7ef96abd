/** https://www.sqlite.org/fileformat2.html#b_tree_pages */
const INTERIOR = 0x05;
const LEAF = 0x0d;
const HEADER = { [INTERIOR]: 12, [LEAF]: 8 };

/** Reads a page by its number, starting at 1. The buffer may be reused between calls. */
export type ReadPage = (number: number) => Buffer;

export interface Cell {
  rowid: number;
  /** Size of its record in bytes, overflow pages included. */
  payload: number;
}

export interface Leaf {
  /** Its number, starting at 1. */
  page: number;
  cells: Cell[];
  /** Bytes of the page that belong to no cell. */
  free: number;
}

/**
 * On a page with a single cell, these first bytes of the gap cannot be filled: a longer record would move to overflow
 * pages. Only the header of an earlier record can be left there.
 */
const UNREACHABLE_BESIDE_ONE_CELL = 24;

/** As many as the largest page has bytes. */
const ZEROS = Buffer.alloc(65_536);

/**
 * The leaves of a table whose gap, between the row pointers and the rows, still holds bytes of rows that were moved
 * elsewhere when the tree was rebalanced. It is the only place in a page that `secure_delete` does not zero.
 */
export function* leavesWithLeftovers(read: ReadPage, root: number): Generator<Leaf> {
  const pages = [root];
  for (let number = pages.pop(); number !== undefined; number = pages.pop()) {
    const page = read(number);
    const count = page.readUInt16BE(3);
    if (page[0] === INTERIOR) {
      pages.push(page.readUInt32BE(8));
      for (let i = 0; i < count; i++) pages.push(page.readUInt32BE(pointer(page, i)));
    } else if (page[0] === LEAF && hasLeftovers(page)) {
      const cells = Array.from({ length: count }, (_, i) => cell(page, pointer(page, i)));
      yield { page: number, cells, free: freeBytes(page) };
    }
  }
}

function hasLeftovers(page: Buffer): boolean {
  const [from, to] = gap(page);
  const reachable = from + (page.readUInt16BE(3) === 1 ? UNREACHABLE_BESIDE_ONE_CELL : 0);
  const rest = page.subarray(reachable, Math.max(reachable, to));
  return rest.compare(ZEROS, 0, rest.length) !== 0;
}

function gap(page: Buffer): [from: number, to: number] {
  // Zero stands for 65,536, which does not fit into two bytes.
  return [HEADER[LEAF] + 2 * page.readUInt16BE(3), page.readUInt16BE(5) || 65_536];
}

function freeBytes(page: Buffer): number {
  const [from, to] = gap(page);
  let free = to - from + page.readUInt8(7);
  for (let block = page.readUInt16BE(1); block !== 0; block = page.readUInt16BE(block))
    free += page.readUInt16BE(block + 2);
  return free;
}

function pointer(page: Buffer, index: number): number {
  return page.readUInt16BE((page[0] === INTERIOR ? HEADER[INTERIOR] : HEADER[LEAF]) + 2 * index);
}

function cell(page: Buffer, at: number): Cell {
  const [payload, next] = varint(page, at);
  return { payload, rowid: varint(page, next)[0] };
}

function varint(page: Buffer, at: number): [value: number, next: number] {
  let value = 0;
  for (let i = 0; i < 8; i++) {
    const byte = page.readUInt8(at + i);
    value = value * 128 + (byte & 0x7f);
    if (byte < 0x80) return [value, at + i + 1];
  }
  return [value * 256 + page.readUInt8(at + 8), at + 9];
}
