/**
 * Maximum lengths of a user's fields in UTF-16 code units, the same on both databases. A Postgres index entry is limited
 * to 2,704 bytes, and a character can take four; SQLite has no such limit.
 */
export const limits = {
  /** Clerk's ids are `user_` and 27 characters; the length is not documented. */
  id: 255,
  /** RFC 5321, 4.5.3.1: 64 before the @, 255 after it. */
  email: 320,
  /** E.164: a plus and 15 digits; as much again for an extension. */
  phone: 32,
  /** Clerk's own limit; a longer name is truncated, because it is only displayed. */
  name: 256,
  /** Clerk's own limit is 64. A longer user name or external id is dropped: cut, it could name somebody else. */
  handle: 256,
  /** Bytes of JSON, which is Clerk's own limit. Longer public metadata is dropped. */
  metadata: 8_192,
  /** RFC 9110, 4.1: the length that every implementation should support. A picture with a longer URL is dropped. */
  url: 8_000,
} as const;
