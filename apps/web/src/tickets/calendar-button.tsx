import { Button } from '@mantine/core';
import { useRouter } from '@tanstack/react-router';
import { CalendarPlus } from 'lucide-react';
import type { OwnTicket } from './by-event.ts';

/** Hands the event to the reader's own calendar. */
export function CalendarButton({ event }: { event: OwnTicket['event'] }) {
  const router = useRouter();

  async function save() {
    const [{ calendarFile }, { saveFile }] = await Promise.all([
      import('./calendar-file.ts'),
      import('../files/save-file.ts'),
    ]);
    const { href } = router.buildLocation({ to: '/events/$eventId', params: { eventId: event.id } });
    const url = new URL(href, location.origin).href;
    saveFile({ name: `${event.title}.ics`, type: 'text/calendar', text: calendarFile({ ...event, url }, new Date()) });
  }

  return (
    <Button
      variant="default"
      size="xs"
      leftSection={<CalendarPlus size={14} aria-hidden />}
      onClick={() => void save()}
    >
      Add to calendar
    </Button>
  );
}
