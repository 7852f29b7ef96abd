const personal: [pattern: RegExp, instead: string][] = [
  [/:\/\/[^\s/?#]+@/g, '://[credentials]@'],
  // A local part, then a domain that ends in letters. A package's name and version in a path is not an address.
  [
    /(?<![\p{L}\p{N}._%+!#$*^{|}~'’-])[\p{L}\p{N}._%+!#$*^{|}~'’-]+(?:@|%40)(?!\d+\.\d+\.\d[^\s/]*\/)(?:[\p{L}\p{N}-]+\.)+(?:xn--[a-z\d-]+|\p{L}{2,})/giu,
    '[email]',
  ],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(sk|rk|pk|whsec)_[\w+/=-]+/g, '[key]'],
  [/\+\d[\d ()-]{6,}\d/g, '[phone]'],
];

/** Removes e-mail addresses, phone numbers, tokens and keys from a text before it is logged. */
export function redact(text: string): string {
  return personal.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
