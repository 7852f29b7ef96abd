import { Alert } from '@mantine/core';
import { CircleCheck, CircleX, History } from 'lucide-react';
import { reasonOf } from '../../api/failure.ts';
import type { Answers } from '../../api/trpc.ts';
import { ErrorNote } from '../../feedback/error-note.tsx';
import { ticketWords } from '../../tickets/ticket-words.ts';
import { Moment } from '../../time/moment.tsx';

interface CheckInResultProps {
  result: Answers['tickets']['checkIn'] | undefined;
  error: unknown;
}

/** Read out at once: whoever stands at the door looks at people, not at the screen. */
export function CheckInResult({ result, error }: CheckInResultProps) {
  if (reasonOf(error) === 'ticket_not_found') return <Refused title="No ticket of this event has that code." />;
  if (error !== null) return <ErrorNote error={error} />;
  if (result === undefined) return null;
  switch (result.outcome) {
    case 'checked_in':
      return <Alert role="status" color="green" icon={<CircleCheck aria-hidden />} title="Valid. Let them in." />;
    case 'already_used':
      return (
        <Alert role="alert" color="orange" icon={<History aria-hidden />} title="This ticket was used already.">
          <Moment at={result.usedAt} />
        </Alert>
      );
    case 'not_valid':
      return <Refused title={`Not valid: ${ticketWords[result.status].label.toLowerCase()}.`} />;
  }
}

function Refused({ title }: { title: string }) {
  return <Alert role="alert" color="red" icon={<CircleX aria-hidden />} title={title} />;
}
