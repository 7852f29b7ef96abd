/** Without a name: nobody has given one, or they have left. */
export function guestName({ name }: { name: string }): string {
  return name || 'Unnamed guest';
}
