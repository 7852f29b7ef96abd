import { noSuch } from '../refusal.ts';
import type { ListParams } from './parameter.ts';

interface Listed {
  id: string;
  created: number;
}

/** A page of a v1 list, newest first. */
export function pageOf<T extends Listed>(oldestFirst: T[], params: ListParams, url: string) {
  const all = oldestFirst.filter(({ created }) => isWithin(created, params.created)).toReversed();
  const { limit, starting_after: after, ending_before: before } = params;
  const place = (id: string, param: string) => {
    const index = all.findIndex((object) => object.id === id);
    if (index === -1) throw noSuch('object', id, param);
    return index;
  };
  if (before !== undefined) {
    const end = place(before, 'ending_before');
    return { object: 'list', data: all.slice(Math.max(0, end - limit), end), has_more: end > limit, url };
  }
  const start = after === undefined ? 0 : place(after, 'starting_after') + 1;
  return { object: 'list', data: all.slice(start, start + limit), has_more: all.length > start + limit, url };
}

export function isWithin(created: number, wanted: ListParams['created']): boolean {
  if (wanted === undefined) return true;
  if (typeof wanted === 'number') return created === wanted;
  const { gt = -1, gte = 0, lt = Infinity, lte = Infinity } = wanted;
  return created > gt && created >= gte && created < lt && created <= lte;
}
