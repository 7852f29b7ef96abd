/**
 * What packages may publish: each fact, and the roles in which it can concern a user. A package adds its own by
 * `declare module '@ticket-hub/db'`; they are visible to that package and its importers only.
 */
// biome-ignore lint/suspicious/noEmptyInterface: packages that publish facts extend it.
export interface Facts {}
