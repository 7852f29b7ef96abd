import { listMovements } from '@ticket-hub/ticketing';
import { z } from 'zod';
import { ticketing } from '../../features.ts';
import { retryMoney } from '../../operations/retry-money.ts';
import { pageInput, pageOf } from '../page-input.ts';
import { readerFor } from '../reader-for.ts';
import { adminProcedure } from './admin-procedure.ts';

/** Nothing else is kept in the audit: no address that somebody has pasted here. */
const movementId = z
  .string()
  .max(300)
  .regex(/^[\w-]+$/);

export const moneyProcedures = {
  /** Refunds and shares of organizers that are due, or that Stripe has refused too often, the oldest first. */
  movements: adminProcedure
    .input(pageInput.extend({ status: z.enum(['due', 'failed']) }))
    .query(async ({ ctx, input }) => {
      if (!ctx.deps.features.includes(ticketing)) return { movements: [], next: null };
      return pageOf(await listMovements(await readerFor(ctx), input));
    }),

  /** One movement that has failed, or all of them, are due again. */
  retryMovements: adminProcedure
    .input(z.object({ movementId: movementId.optional() }))
    .mutation(async ({ ctx, input }) => await retryMoney(ctx.deps, { actor: ctx.clerkId, ...input })),
};
