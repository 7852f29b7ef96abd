import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { TriangleAlert } from 'lucide-react';
import { Message } from './message.tsx';
import { Splash } from './splash.tsx';

/** The page itself failed, or a part of it could not be loaded, as happens when a new version was deployed meanwhile. */
export function ErrorPage() {
  useDocumentTitle('Something went wrong · Ticket Hub');
  return (
    <Splash>
      <Message
        icon={TriangleAlert}
        color="red"
        role="alert"
        title="This page has stumbled"
        text="Loading it again usually helps. Nothing of yours is lost."
      >
        <Button onClick={() => window.location.reload()}>Load again</Button>
        <Button component="a" href="/" variant="default">
          Start page
        </Button>
      </Message>
    </Splash>
  );
}
