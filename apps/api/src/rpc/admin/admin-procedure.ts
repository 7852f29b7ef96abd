import { isStorable } from '@ticket-hub/db';
import { z } from 'zod';
import { Refusal } from '../../http/errors.ts';
import { isAdmin } from '../is-admin.ts';
import { userProcedure } from '../trpc.ts';

/** Built on `userProcedure`, so that somebody who is banned or deleted is no administrator either. */
export const adminProcedure = userProcedure.use(({ ctx, next }) => {
  if (!isAdmin(ctx.deps, ctx.clerkId)) throw new Refusal('not_admin');
  return next();
});

/** Postgres answers an error when it is asked for what it cannot hold. */
export const text = (longest: number) => z.string().max(longest).refine(isStorable);
