/**
 * What packages may publish: each fact, and as what it can concern somebody. A package adds its own by
 * `declare module '@ticket-hub/db'`; they exist for itself and for those who import it, and for nobody else.
 */
// biome-ignore lint/suspicious/noEmptyInterface: it is filled by the packages that have something to tell.
export interface Facts {}
