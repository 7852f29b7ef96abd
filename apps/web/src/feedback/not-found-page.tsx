import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Link } from '@tanstack/react-router';
import { TicketX } from 'lucide-react';
import { Message } from './message.tsx';
import { Splash } from './splash.tsx';

export function NotFoundPage() {
  useDocumentTitle('Not found · Ticket Hub');
  return (
    <Splash>
      <Message
        icon={TicketX}
        title="There is no such page"
        text="The address may be mistyped, or what was here has moved."
      >
        <Button component={Link} to="/">
          Start page
        </Button>
      </Message>
    </Splash>
  );
}
