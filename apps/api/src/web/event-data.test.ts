import { expect, test } from 'vitest';
import { eventData } from './event-data.ts';

test('whatever an organizer writes stays within the element, and is read as it was written', () => {
  const event = {
    id: 'one',
    title: '</script><script>alert(1)</script>',
    description: '<!-- <script> & "quoted" \u2028 $& $1',
    venue: 'Town Hall',
    startsAt: '2026-06-12T18:00:00.000Z',
    endsAt: '2026-06-12T20:00:00.000Z',
    timeZone: 'Europe/Berlin',
    pictureUrl: null,
    updatedAt: '2026-06-01T00:00:00.000Z',
  };
  const [, inside = ''] = /^<script type="application\/json" id="event">(.*)<\/script>$/s.exec(eventData(event)) ?? [];
  expect(inside).not.toContain('<');
  expect(JSON.parse(inside)).toEqual(event);
});
