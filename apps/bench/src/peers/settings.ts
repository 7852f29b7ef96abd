import { z } from 'zod';

const settings = z.object({
  port: z.int(),
  /** A path of SQLite, or the URL of a Postgres database. */
  database: z.string(),
  webhookSecret: z.string(),
  jwtKey: z.string(),
  issuer: z.string(),
  authorizedParty: z.string(),
});

export type PeerSettings = z.output<typeof settings>;

/** What a peer is told by the bench: one word of its command line. */
export function readSettings(): PeerSettings {
  return settings.parse(JSON.parse(process.argv[2] ?? '{}'));
}
