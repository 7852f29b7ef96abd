import {
  cancelEvent,
  createEvent,
  earningsOf,
  eventById,
  eventChanges,
  eventContent,
  eventOverview,
  eventsOf,
  listEvents,
  pictureOf,
  publishEvent,
  updateEvent,
} from '@ticket-hub/ticketing';
import { z } from 'zod';
import { Refusal } from '../http/errors.ts';
import type { Context } from './context.ts';
import { id } from './id.ts';
import { moneyOf } from './money-of.ts';
import { pageInput, pageOf } from './page-input.ts';
import { readerFor } from './reader-for.ts';
import { publicProcedure, router, userProcedure } from './trpc.ts';

const which = z.object({ eventId: id });

const listInput = pageInput.extend({
  when: z.enum(['upcoming', 'past']).default('upcoming'),
  organizerId: id.optional(),
  search: z.string().max(200).optional(),
});

export const eventsRouter = router({
  /** Published ones, by default those that are not over. */
  list: publicProcedure.input(listInput).query(async ({ ctx, input }) => {
    return pageOf(await listEvents(await readerFor(ctx), { ...input, now: ctx.deps.now() }));
  }),

  byId: publicProcedure.input(which).query(async ({ ctx, input }) => {
    const viewerId = await viewerOf(ctx);
    const event = await eventById(await readerFor(ctx), {
      eventId: input.eventId,
      now: ctx.deps.now(),
      ...(viewerId !== undefined && { viewerId }),
    });
    if (!event) throw new Refusal('event_not_found');
    return event;
  }),

  mine: userProcedure.input(pageInput).query(async ({ ctx, input }) => {
    const page = { ...input, organizerId: ctx.user.id, now: ctx.deps.now() };
    return pageOf(await eventsOf(await readerFor(ctx), page));
  }),

  /** Sales and money, for its organizer. */
  overview: userProcedure.input(which).query(async ({ ctx, input: { eventId } }) => {
    const which = { eventId, organizerId: ctx.user.id, now: ctx.deps.now() };
    const overview = await eventOverview(await readerFor(ctx), which);
    if (overview === 'unknown_event') throw new Refusal('event_not_found');
    return overview;
  }),

  /** What each paid event of theirs has brought, by our own records. */
  earnings: userProcedure.input(pageInput).query(async ({ ctx, input }) => {
    return pageOf(await earningsOf(await readerFor(ctx), { ...input, organizerId: ctx.user.id }));
  }),

  create: userProcedure.input(eventContent).mutation(async ({ ctx, input }) => {
    const { db, now } = ctx.deps;
    if (input.price) moneyOf(ctx);
    await expectPicture(ctx, { address: input.pictureUrl, organizerId: ctx.user.id });
    const created = await createEvent(db, { organizer: ctx.user, content: input, now: now() });
    if (created.outcome === 'unknown_user') throw new Refusal('user_not_found');
    return created.event;
  }),

  update: userProcedure
    .input(which.extend({ changes: eventChanges }))
    .mutation(async ({ ctx, input: { eventId, changes } }) => {
      const { db, now } = ctx.deps;
      if (changes.price) moneyOf(ctx);
      const address = changes.pictureUrl;
      const before = address ? await pictureOf(db.read, eventId) : undefined;
      if (address !== before?.address) await expectPicture(ctx, { address, organizerId: ctx.user.id });
      const updated = await updateEvent(db, { organizer: ctx.user, eventId, changes, now: now() });
      if (updated.outcome === 'updated') return updated.event;
      if (updated.outcome === 'unknown_event') throw new Refusal('event_not_found');
      throw new Refusal(`event_${updated.outcome}`);
    }),

  publish: userProcedure.input(which).mutation(async ({ ctx, input: { eventId } }) => {
    const { db, money, now } = ctx.deps;
    if (!money && (await eventById(db.read, { eventId, viewerId: ctx.user.id, now: now() }))?.price) moneyOf(ctx);
    const published = await publishEvent(db, { organizer: ctx.user, eventId, now: now() });
    switch (published.outcome) {
      case 'published':
      case 'unchanged':
        return published.event;
      case 'unknown_event':
        throw new Refusal('event_not_found');
      case 'cannot_receive':
        throw new Refusal('cannot_receive');
      default:
        throw new Refusal(`event_${published.outcome}`);
    }
  }),

  cancel: userProcedure.input(which).mutation(async ({ ctx, input: { eventId } }) => {
    const { db, now } = ctx.deps;
    const cancelled = await cancelEvent(db, { organizer: ctx.user, eventId, now: now() });
    switch (cancelled.outcome) {
      case 'cancelled':
      case 'unchanged':
        return { event: cancelled.event, refunds: cancelled.refunds };
      case 'unknown_event':
        throw new Refusal('event_not_found');
      case 'over':
        throw new Refusal('event_over');
    }
  }),
});

interface GivenPicture {
  address: string | null | undefined;
  organizerId: string;
}

/** So that its organizer learns at once, and not from visitors, that a picture cannot be shown. */
async function expectPicture({ deps }: Context, { address, organizerId }: GivenPicture): Promise<void> {
  if (address && !(await deps.pictures.get({ address, organizerId }))) throw new Refusal('event_picture_refused');
}

/** Who looks, if they say so: organizers see their drafts. Somebody who is not signed in sees what is published. */
async function viewerOf(ctx: Context): Promise<string | undefined> {
  if (ctx.bearer === undefined) return undefined;
  const session = await ctx.session();
  if (typeof session === 'string') return undefined;
  const found = await ctx.deps.requireUser(session.clerkId);
  return found.outcome === 'found' ? found.user.id : undefined;
}
