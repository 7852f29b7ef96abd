import { isStorable } from '@ticket-hub/db';
import { z } from 'zod';

/** An id of ours. Postgres answers an error when it is asked for what it cannot hold. */
export const id = z.string().max(100).refine(isStorable);
