/** The one of some words that was probably meant: at most a third of it has to be changed. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const [best] = [...known]
    .map((one) => ({ one, distance: distanceBetween(word, one) }))
    .filter(({ one, distance }) => distance <= Math.max(1, one.length / 3))
    .toSorted((a, b) => a.distance - b.distance);
  return best?.one;
}

/** How many letters have to be put in, taken out or replaced: https://en.wikipedia.org/wiki/Levenshtein_distance */
function distanceBetween(a: string, b: string): number {
  let before = Array.from({ length: b.length + 1 }, (_, n) => n);
  for (const [i, letter] of [...a].entries()) {
    const row = [i + 1];
    for (const [j, other] of [...b].entries()) {
      const [left = 0, above = 0, corner = 0] = [row[j], before[j + 1], before[j]];
      row.push(Math.min(left + 1, above + 1, corner + (letter === other ? 0 : 1)));
    }
    before = row;
  }
  return before.at(-1) ?? 0;
}
