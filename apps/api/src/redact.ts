const personal: [pattern: RegExp, instead: string][] = [
  [/[^\s"'<>()=,;:]+@[^\s"'<>()=,;:]+/g, '[email]'],
  [/\beyJ[\w-]+\.[\w-]+\.[\w-]*/g, '[token]'],
  [/\b(sk|rk|pk|whsec)_[\w+/=-]+/g, '[key]'],
  [/:\/\/[^\s/@]+@/g, '://[credentials]@'],
  [/\+\d[\d ()-]{6,}\d/g, '[phone]'],
];

/** Takes addresses, phone numbers, tokens and keys out of a text that is going to be logged. */
export function redact(text: string): string {
  return personal.reduce((rest, [pattern, instead]) => rest.replace(pattern, instead), text);
}
