import { Button } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Message } from './message.tsx';

/** A fault of our own that did not pass by itself. */
export function Trouble({ onRetry }: { onRetry(): void }) {
  return (
    <Message
      icon={TriangleAlert}
      color="red"
      role="alert"
      title="Something went wrong"
      text="The fault is ours. Trying again may help; if it does not, come back a little later."
    >
      <Button variant="default" onClick={onRetry}>
        Try again
      </Button>
    </Message>
  );
}
