import { ClerkFailed, ClerkLoading, useAuth } from '@clerk/react';
import { Button, Loader } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { LockKeyhole, TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { Message } from '../feedback/message.tsx';
import { Splash } from '../feedback/splash.tsx';
import { expectsSession } from './expects-session.ts';
import { useSessionEnd } from './session-end.tsx';
import { SignInButtons } from './sign-in-buttons.tsx';

interface GateProps {
  /** Whether the page behind it is only for users who are signed in. */
  signedInOnly: boolean;
  children: ReactNode;
}

/** Shows the page once Clerk has said whether somebody is signed in; to who has never been here, public pages at once. */
export function Gate({ signedInOnly, children }: GateProps) {
  const { isLoaded, isSignedIn } = useAuth();
  const { reason, isEnding } = useSessionEnd();
  const { href } = useLocation();

  if (!isLoaded && (signedInOnly || expectsSession(document.cookie))) return <ClerkPending />;
  if (isEnding) return <Splash />;
  if (isSignedIn || !signedInOnly) return children;
  return (
    <Splash>
      <Message icon={LockKeyhole} {...(reason === 'expired' ? expired : signedOut)}>
        <SignInButtons backTo={href} justify="center" />
      </Message>
    </Splash>
  );
}

const expired = { title: 'Your session has ended', text: 'Sign in again to continue where you were.' };
const signedOut = { title: 'Sign in to see this page', text: 'New here? Signing up takes a minute.' };

/** If clerk-js cannot be loaded, `isLoaded` stays false for ever: that must not look like loading. */
function ClerkPending() {
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
          title="Sign-in is not available right now"
          text="Our sign-in service cannot be reached."
        >
          <Button onClick={() => window.location.reload()}>Reload</Button>
        </Message>
      </ClerkFailed>
    </Splash>
  );
}
