import { isStorable } from '@ticket-hub/db';
import { pictureOf } from '@ticket-hub/ticketing';
import type { Handler } from 'hono';
import type { Deps } from '../deps.ts';
import { errorBody } from '../http/errors.ts';

/**
 * An event's picture, from our own origin: visitors tell its host nothing, nothing larger than the limit reaches them, and
 * pages need load nothing from elsewhere. Whoever knows the id of a draft has it from its organizer.
 */
export function servePicture({ db, pictures }: Pick<Deps, 'db' | 'pictures'>): Handler {
  return async (c) => {
    const eventId = c.req.param('eventId') ?? '';
    const placed = isStorable(eventId) ? await pictureOf(db.read, eventId) : undefined;
    const picture = placed && (await pictures.get(placed));
    if (!picture) return c.json(errorBody('not_found'), 404);
    return c.body(picture.bytes, 200, {
      'content-type': picture.type,
      'cache-control': 'public, max-age=3600',
      'x-content-type-options': 'nosniff',
      'content-security-policy': "default-src 'none'; sandbox",
      'cross-origin-resource-policy': 'same-origin',
    });
  };
}
