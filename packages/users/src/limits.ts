/**
 * The most characters (UTF-16 code units) of what is kept of a user, the same on both databases. An entry of an index of
 * Postgres has to fit into 2,704 bytes, which a character can take four of: SQLite has no such limit.
 */
export const limits = {
  /** Clerk's are `user_` and 27 characters, and not documented to stay so. */
  id: 255,
  /** RFC 5321, 4.5.3.1: 64 before the @, 255 after it. */
  email: 320,
  /** E.164: a plus and 15 digits; as much again for an extension. */
  phone: 32,
  /** What Clerk takes for a name; a longer one is cut, because it is only shown. */
  name: 256,
  /** RFC 9110, 4.1: what everybody should be able to take. A picture with a longer one is none. */
  url: 8_000,
} as const;
