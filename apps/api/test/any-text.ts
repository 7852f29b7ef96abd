import fc from 'fast-check';

const SURROGATES = 0x800;

/** Of any code points. `fc.string` can do that too, but spends seconds on a table of all of them. */
export function anyText(lengths: fc.ArrayConstraints = {}): fc.Arbitrary<string> {
  const codePoint = fc
    .integer({ min: 0, max: 0x10ffff - SURROGATES })
    .map((code) => (code < 0xd800 ? code : code + SURROGATES));
  return fc.array(codePoint, lengths).map((codes) => String.fromCodePoint(...codes));
}
