import { expect, test } from 'vitest';
import { eventHead } from './event-head.ts';

const event = {
  id: 'one/two',
  title: '"><script>alert(1)</script> & more',
  description: `First line.\n\n${'Long. '.repeat(100)}`,
  venue: 'Town “Hall”',
  startsAt: '2026-06-12T18:00:00.000Z',
  timeZone: 'Europe/Berlin',
  pictureUrl: null,
  updatedAt: '2026-06-01T00:00:00.000Z',
};

test('whatever an organizer writes stays text in the head of a shared link', async () => {
  const head = await eventHead(event, 'https://hub.example');
  expect(head).toContain(
    '<meta property="og:title" content="&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt; &amp; more" />',
  );
  expect(head).toContain('<meta property="og:url" content="https://hub.example/events/one%2Ftwo" />');
  expect(head.match(/<(?!meta |title>|\/title>)/g)).toBeNull();
});

test('the description says when and where by the event’s own clock, and is cut', async () => {
  const [, description = ''] =
    /og:description" content="(.*?)"/.exec(await eventHead(event, 'https://hub.example')) ?? [];
  expect(description).toMatch(/^Fri, Jun 12, 2026, 8:00.PM GMT\+2 · Town “Hall” · First line\. Long\./);
  expect([...description].length).toBe(200);
});

test('a picture is shown from our own origin', async () => {
  const head = await eventHead({ ...event, pictureUrl: 'https://images.example/1.png' }, 'https://hub.example');
  expect(head).toContain(
    '<meta property="og:image" content="https://hub.example/pictures/one%2Ftwo?v=1780272000000" />',
  );
  expect(head).not.toContain('images.example');
  expect(await eventHead(event, 'https://hub.example')).not.toMatch(/og:image|false/);
});
