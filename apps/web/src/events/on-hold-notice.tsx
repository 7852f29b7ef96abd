import { Alert, Text } from '@mantine/core';
import { Hourglass } from 'lucide-react';
import { Moment } from '../time/moment.tsx';

interface OnHoldNoticeProps {
  until: string | null;
}

/** For those who have tickets of an event whose organizer was deleted, while that can still be undone. */
export function OnHoldNotice({ until }: OnHoldNoticeProps) {
  return (
    <Alert role="status" color="orange" icon={<Hourglass aria-hidden />} title="This event is on hold">
      <Text size="sm">
        The organizer’s account was deleted
        {until !== null && (
          <>
            , which can be undone until <Moment at={until} />
          </>
        )}
        . If it is, the event takes place and your tickets are good. If not, it is cancelled, and what you paid goes
        back to you by itself. There is nothing you need to do.
      </Text>
    </Alert>
  );
}
