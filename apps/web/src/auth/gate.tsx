import { useAuth } from '@clerk/react';
import { useLocation } from '@tanstack/react-router';
import { LockKeyhole } from 'lucide-react';
import type { ReactNode } from 'react';
import { Message } from '../feedback/message.tsx';
import { Splash } from '../feedback/splash.tsx';
import { ClerkPending } from './clerk-pending.tsx';
import { useFarewell } from './farewell.ts';
import { SignInButtons } from './sign-in-buttons.tsx';

interface GateProps {
  /** Whether the page behind it is only for whoever is signed in. */
  signedInOnly: boolean;
  children: ReactNode;
}

/** Lets nobody in before Clerk has said who they are. */
export function Gate({ signedInOnly, children }: GateProps) {
  const { isLoaded, isSignedIn } = useAuth();
  const { farewell, leaving } = useFarewell();
  const { href } = useLocation();

  if (!isLoaded) return <ClerkPending />;
  if (leaving) return <Splash />;
  if (isSignedIn || !signedInOnly) return children;
  const { title, text } = farewell === 'expired' ? ended : unknown;
  return (
    <Splash>
      <Message icon={LockKeyhole} title={title} text={text}>
        <SignInButtons backTo={href} justify="center" />
      </Message>
    </Splash>
  );
}

const ended = { title: 'Your session has ended', text: 'Sign in again to go on where you were.' };
const unknown = { title: 'This page is yours alone', text: 'Sign in to see it, or sign up: it takes a minute.' };
