import type { Event } from '@ticket-hub/ticketing';
import { html } from 'hono/html';

const MOST_CHARACTERS = 200;

type Shared = Pick<
  Event,
  'id' | 'title' | 'description' | 'venue' | 'startsAt' | 'timeZone' | 'pictureUrl' | 'updatedAt'
>;

/**
 * What a link to an event shows where it is shared: in place of the page's own title and description, for readers that run no
 * scripts. https://ogp.me
 */
export async function eventHead(event: Shared, webUrl: string): Promise<string> {
  const description = cut([whenOf(event), event.venue, event.description].filter((text) => text !== '').join(' · '));
  const tags = await html`<meta name="description" content="${description}" />
    <title>${event.title} · Ticket Hub</title>
    <meta property="og:type" content="website" />
    <meta property="og:site_name" content="Ticket Hub" />
    <meta property="og:url" content="${webUrl}/events/${encodeURIComponent(event.id)}" />
    <meta property="og:title" content="${event.title}" />
    <meta property="og:description" content="${description}" />${event.pictureUrl !== null && pictureTags(event, webUrl)}`;
  return tags.toString();
}

function pictureTags({ id, updatedAt }: Shared, webUrl: string) {
  return html`
    <meta property="og:image" content="${webUrl}/pictures/${encodeURIComponent(id)}?v=${Date.parse(updatedAt)}" />
    <meta name="twitter:card" content="summary_large_image" />`;
}

/** In the page's language, by the clock where the event is. */
function whenOf({ startsAt, timeZone }: Shared): string {
  const format = new Intl.DateTimeFormat('en', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: 'numeric',
    minute: '2-digit',
    timeZoneName: 'short',
  });
  return format.format(new Date(startsAt));
}

/** On one line, and no longer than is shown anywhere. */
function cut(text: string): string {
  const characters = [...text.replaceAll(/\s+/g, ' ')];
  return characters.length <= MOST_CHARACTERS
    ? characters.join('')
    : `${characters.slice(0, MOST_CHARACTERS - 1).join('')}…`;
}
