/** A move cannot begin or go on, for a reason that its operator can mend. */
export class MoveRefused extends Error {
  override name = 'MoveRefused';
}
