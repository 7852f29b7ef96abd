import { deliveryHistory } from '@ticket-hub/inbox';
import { impossibleVersions } from '@ticket-hub/users';
import { z } from 'zod';
import { readHealth } from '../../observe/health.ts';
import { readerFor } from '../reader-for.ts';
import { adminProcedure } from './admin-procedure.ts';

export const healthProcedures = {
  /** All figures, those included for which every user's row is read. */
  health: adminProcedure.query(async ({ ctx: { deps } }) => ({
    ...(await readHealth(deps)),
    impossibleVersions: await impossibleVersions(deps.db, deps.now()),
  })),

  /** The figures that are cheap enough to be asked for every few seconds, and whom to believe them of. */
  figures: adminProcedure.query(async ({ ctx: { deps } }) => ({
    ...(await readHealth(deps)),
    instance: deps.heartbeat.id,
    database: deps.db.kind,
  })),

  /** Deliveries of each source by the minute, over an hour; or by the hour, over a day. */
  history: adminProcedure
    .input(z.object({ span: z.enum(['hour', 'day']) }))
    .query(async ({ ctx, input }) => await deliveryHistory(await readerFor(ctx), input.span, ctx.deps.now())),
};
