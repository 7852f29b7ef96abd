const HEADER = 'x-ticket-hub-after';

/** The latest change that this tab has made or heard of, as the API counts them. */
let latest = 0;

/** From now on no answer must be older, whichever server of the database gives it. */
export function noteAfter(after: number | undefined): void {
  if (after !== undefined && after > latest) latest = after;
}

export function noteAfterOf(response: Response): void {
  noteAfter(Number(response.headers.get(HEADER) ?? 0));
}

/** Sent with every request. Nothing where the database has no standbys. */
export function afterHeader(): Record<string, string> {
  return latest === 0 ? {} : { [HEADER]: String(latest) };
}
