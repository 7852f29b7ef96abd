import { useDocumentTitle } from '@mantine/hooks';
import { TicketX } from 'lucide-react';
import { LinkButton } from '../theme/links.tsx';
import { Message } from './message.tsx';
import { Splash } from './splash.tsx';

export function NotFoundPage() {
  return (
    <Splash>
      <NotFound />
    </Splash>
  );
}

/** Within the shell, for what is not there for whoever asks. */
export function NotFound() {
  useDocumentTitle('Not found · Ticket Hub');
  return (
    <Message icon={TicketX} title="Page not found" text="The address may be mistyped, or the page may have moved.">
      <LinkButton to="/">Start page</LinkButton>
    </Message>
  );
}
