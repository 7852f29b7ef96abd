import type { Event } from '@ticket-hub/ticketing';

/**
 * What `events.byId` answers anybody, for the page to show it without asking first. Data, which no policy of scripts concerns; and
 * whatever an organizer writes, it does not end the element.
 */
export function eventData(event: Pick<Event, 'id'>): string {
  return `<script type="application/json" id="event">${JSON.stringify(event).replaceAll('<', '\\u003c')}</script>`;
}
