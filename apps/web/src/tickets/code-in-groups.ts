/** In groups of four, so that it can be read out. */
export function codeInGroups(code: string): string {
  return (code.match(/.{1,4}/g) ?? []).join(' ');
}
