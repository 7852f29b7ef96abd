import type { Position } from '@ticket-hub/db';
import { Refusal } from '../http/errors.ts';
import type { Context } from './context.ts';
import type { Viewer } from './live-streams.ts';
import { queriesOf } from './queries-of.ts';
import { afterNow } from './reader-for.ts';
import { topicsFor } from './topics-for.ts';
import { publicTopicsOf, topicsOf } from './topics-of.ts';
import { publicProcedure, router, userProcedure } from './trpc.ts';

/** The queries to ask again. Any text, for the types of all procedures are not known to one of them. */
interface Hint {
  topics: string[];
  /** See `AFTER`: sent with those queries. */
  after?: Position | undefined;
  /** To be asked at a random moment within this, so that not all who hear it ask at once. */
  spreadMs: number;
}

/**
 * Which queries to ask again. A stream begins with `*`, so that nothing that happened while nobody listened is missed, and
 * asks to come back when the process stops.
 */
export const liveRouter = router({
  /** Ends with an error when its user is deleted or banned. */
  changes: userProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<Hint, void> {
    const viewer = { kind: 'person', id: ctx.clerkId } as const;
    for await (const hint of hintsFor(ctx, viewer, signal)) {
      yield hint;
      if (concernsThem(hint)) await expectStillHere(ctx, ctx.clerkId);
    }
  }),

  /** For whoever is not signed in: what concerns everybody, and nothing else. */
  public: publicProcedure.subscription(async function* ({ ctx, signal }): AsyncGenerator<Hint, void> {
    yield* hintsFor(ctx, { kind: 'visitor', id: ctx.address }, signal);
  }),
});

async function* hintsFor({ deps }: Context, viewer: Viewer, signal?: AbortSignal): AsyncGenerator<Hint, void> {
  const { db, stopping, streams } = deps;
  const opened = streams.open(viewer);
  if (opened !== 'opened') throw new Refusal(opened);
  try {
    const end = signal ? AbortSignal.any([signal, stopping]) : stopping;
    const reader =
      viewer.kind === 'person' ? { audience: viewer.id, topicsOf } : { audience: VISITORS, topicsOf: publicTopicsOf };
    for await (const topics of topicsFor<string>(db.changes, reader, end))
      yield { topics, after: afterNow(db), spreadMs: streams.spreadMs };
    if (stopping.aborted) throw new Refusal('shutting_down');
  } finally {
    streams.close(viewer);
  }
}

/** Nobody's Clerk id: they hear of what is told to all. */
const VISITORS = '';

/** Somebody is deleted or banned by a change to their row, which is announced as such. Most changes are no such. */
function concernsThem({ topics }: Hint): boolean {
  return ['*', ...queriesOf.user.themselves].some((topic) => topics.includes(topic));
}

async function expectStillHere({ deps }: Context, clerkId: string): Promise<void> {
  const { outcome } = await deps.requireUser(clerkId);
  if (outcome === 'unknown') throw new Refusal('user_not_found');
  if (outcome === 'banned') throw new Refusal('banned');
}
