import { recentDeliveries } from '@ticket-hub/inbox';
import { z } from 'zod';
import { sources } from '../../observe/sources.ts';
import { pageInput, pageOf } from '../page-input.ts';
import { readerFor } from '../reader-for.ts';
import { adminProcedure, text } from './admin-procedure.ts';

const wanted = pageInput.extend({
  source: z.enum([...sources, 'all']).default('clerk'),
  failed: z.boolean().default(false),
  outcome: text(100).optional(),
  /** The Clerk id of the person whom they are about. */
  subject: text(255).optional(),
});

export const deliveryProcedures = {
  /** The ledger, newest first. */
  deliveries: adminProcedure.input(wanted).query(async ({ ctx, input: { source, ...input } }) => {
    const only = source === 'all' ? undefined : source;
    return pageOf(await recentDeliveries(await readerFor(ctx), { source: only, ...input }));
  }),
};
