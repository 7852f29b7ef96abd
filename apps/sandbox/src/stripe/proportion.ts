interface Share {
  /** Of what it is a share, and how much of that has gone back before. */
  of: number;
  before: number;
  /** What goes back now. */
  part: number;
}

/**
 * What goes back of `whole` along with a part of something else, to the nearest cent. Each part is the difference between
 * two such sums, so that nothing is lost to rounding when the last one has gone.
 */
export function proportion(whole: number, { of, before, part }: Share): number {
  const upTo = (sum: number) => Math.round((whole * sum) / of);
  return upTo(before + part) - upTo(before);
}
