/** From green over blue and violet to red. What lies between red and green is brown and olive where it is dark. */
const FIRST = 140;
const HUES = 261;

/** The colour of an event's own, in degrees: what is drawn in it is the same on every page and for every reader. */
export function hueOf(eventId: string): number {
  const place = [...eventId].reduce((sum, character) => (sum * 31 + (character.codePointAt(0) ?? 0)) % HUES, 0);
  return (FIRST + place) % 360;
}

/** For an element within which the classes of `hue.module.css` are used. */
export function hueStyle(eventId: string): Record<string, number> {
  return { '--event-hue': hueOf(eventId) };
}
