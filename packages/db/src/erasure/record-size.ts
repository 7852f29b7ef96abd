/** https://www.sqlite.org/fileformat2.html#record_format */

/** The size of a text in a record: its bytes, and its type and length in the record's header. */
export function sizeOfText(text: string | null): number {
  if (text === null) return 1;
  const bytes = Buffer.byteLength(text);
  return bytes + sizeOfVarint(13 + 2 * bytes);
}

export function sizeOfVarint(value: number): number {
  return value < 0x80 ? 1 : value < 0x4000 ? 2 : 3;
}

/** The longest record that fits on its leaf without overflow pages. */
export function longestLocal(pageSize: number): number {
  return pageSize - 35;
}

/** The size of a record on its leaf, including its length prefix and, if it overflows, the next page's number. */
export function onPage(payload: number, pageSize: number): number {
  if (payload <= longestLocal(pageSize)) return payload + sizeOfVarint(payload);
  const shortest = Math.floor(((pageSize - 12) * 32) / 255) - 23;
  const local = shortest + ((payload - shortest) % (pageSize - 4));
  return (local <= longestLocal(pageSize) ? local : shortest) + sizeOfVarint(payload) + 4;
}
