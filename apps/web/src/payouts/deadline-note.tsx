import { Alert, Text } from '@mantine/core';
import { CalendarClock } from 'lucide-react';
import { Moment } from '../time/moment.tsx';

/** Until when Stripe waits, above everything else. */
export function DeadlineNote({ deadline }: { deadline: string }) {
  return (
    <Alert
      role="status"
      color="orange"
      icon={<CalendarClock aria-hidden />}
      title={
        <>
          Needed by <Moment at={deadline} />
        </>
      }
    >
      <Text size="sm">After that, Stripe may stop what your account can do. What is missing is named below.</Text>
    </Alert>
  );
}
