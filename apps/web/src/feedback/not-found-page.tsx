import { useDocumentTitle } from '@mantine/hooks';
import { TicketX } from 'lucide-react';
import { LinkButton } from '../shell/links.tsx';
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
        <LinkButton to="/">Start page</LinkButton>
      </Message>
    </Splash>
  );
}
