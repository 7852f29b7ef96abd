/** One line a row; the first column to the left, figures to the right. */
export function printTable(rows: Record<string, string>[]): void {
  const titles = Object.keys(rows[0] ?? {});
  const widths = titles.map((title) => Math.max(title.length, ...rows.map((row) => row[title]?.length ?? 0)));
  const line = (cells: string[]) =>
    cells.map((cell, n) => (n === 0 ? cell.padEnd(widths[n] ?? 0) : cell.padStart(widths[n] ?? 0))).join('  ');
  for (const cells of [titles, ...rows.map((row) => titles.map((title) => row[title] ?? ''))])
    process.stdout.write(`${line(cells)}\n`);
}
