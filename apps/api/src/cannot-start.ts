/** Why the process does not start, in a sentence for whoever started it. It repeats no setting's value. */
export class CannotStart extends Error {
  override name = 'CannotStart';
}
