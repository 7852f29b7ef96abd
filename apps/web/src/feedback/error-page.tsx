import { Button } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { TriangleAlert } from 'lucide-react';
import { Component, type ReactNode } from 'react';
import { Message } from './message.tsx';
import { Splash } from './splash.tsx';

/** A page failed, or a part of it could not be loaded, as happens to open tabs when a new version is deployed. */
export function ErrorPage() {
  useDocumentTitle('Something went wrong · Ticket Hub');
  return (
    <Splash>
      <Message
        icon={TriangleAlert}
        color="red"
        role="alert"
        title="This page could not be loaded"
        text="Reloading it usually helps. Nothing is lost."
      >
        <Button onClick={() => window.location.reload()}>Reload</Button>
        <Button component="a" href="/" variant="default">
          Start page
        </Button>
      </Message>
    </Splash>
  );
}

/** For failures outside the router, which has a boundary around each page. React offers no hook for it. */
export class ErrorBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError() {
    return { failed: true };
  }

  override render() {
    return this.state.failed ? <ErrorPage /> : this.props.children;
  }
}
