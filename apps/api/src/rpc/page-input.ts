import { z } from 'zod';
import { Refusal } from '../http/errors.ts';

/** A page of a list; `after` is the `next` of the page before, with room for the longest id of a delivery. */
export const pageInput = z.object({
  after: z.string().max(2_100).optional(),
  limit: z.int().min(1).max(100).default(20),
});

export function pageOf<Page extends object>(page: Page | 'invalid_cursor'): Page {
  if (page === 'invalid_cursor') throw new Refusal('invalid_cursor');
  return page;
}
