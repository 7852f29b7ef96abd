/** Whether both databases store a text unchanged: Postgres rejects NUL, and a lone surrogate is lost. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
