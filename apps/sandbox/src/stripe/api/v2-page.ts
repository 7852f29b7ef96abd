import { z } from 'zod';
import { Refusal } from '../refusal.ts';

/** Stands in `next_page_url`, which the SDK calls as it is: hence no type of its parameters names it. */
export interface PageToken {
  page?: string;
}

export const pageParams = {
  limit: z.string().regex(/^\d+$/).transform(Number).pipe(z.number().min(1).max(100)).default(20),
  page: z.string().optional(),
};

/** A page of a v2 list: the next one is a whole address, which says where to go on. */
export function v2Page<T extends { id: string }>(
  all: T[],
  { limit, page }: { limit: number; page: string | undefined },
  requestUrl: string,
) {
  const start = page === undefined ? 0 : placeOf(all, page);
  const end = start + limit;
  const at = (index: number) => {
    const url = new URL(requestUrl);
    const first = all[index];
    if (first === undefined) return null;
    url.searchParams.set('page', Buffer.from(first.id).toString('base64url'));
    return `${url.pathname}${url.search}`;
  };
  return {
    data: all.slice(start, end),
    next_page_url: at(end),
    previous_page_url: start === 0 ? null : at(Math.max(0, start - limit)),
  };
}

function placeOf(all: { id: string }[], page: string): number {
  const id = Buffer.from(page, 'base64url').toString();
  const place = all.findIndex((one) => one.id === id);
  if (place === -1) throw new Refusal('The page token is invalid.', { param: 'page' }, true);
  return place;
}
