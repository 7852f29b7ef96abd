import type { Me } from '../api/use-me.ts';

/** Somebody who gave no name is still somebody. */
export function nameToShow({ name, email, phone }: Me): string {
  return name || email || phone || 'No name yet';
}
