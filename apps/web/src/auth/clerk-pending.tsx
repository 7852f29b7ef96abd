import { ClerkFailed, ClerkLoading } from '@clerk/react';
import { Button, Loader } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import { Message } from '../feedback/message.tsx';
import { Splash } from '../feedback/splash.tsx';

/** Until Clerk says whether somebody is signed in, which it never does when it cannot be loaded. */
export function ClerkPending() {
  return (
    <Splash>
      <ClerkLoading>
        <Loader type="dots" role="status" aria-label="Loading" />
      </ClerkLoading>
      <ClerkFailed>
        <Message
          icon={TriangleAlert}
          color="red"
          role="alert"
          title="Signing in is not possible right now"
          text="The service that knows who you are cannot be reached."
        >
          <Button onClick={() => window.location.reload()}>Load again</Button>
        </Message>
      </ClerkFailed>
    </Splash>
  );
}
