/** Whether both databases take a text and give it back as it was: Postgres has no NUL, and half a surrogate pair is lost. */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}
