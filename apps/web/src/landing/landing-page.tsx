import { useAuth } from '@clerk/react';
import { Alert } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { ArrowRight, Ban, LogOut, Timer, UserX } from 'lucide-react';
import { type SessionEndReason, useSessionEnd } from '../auth/session-end.tsx';
import { SignInButtons } from '../auth/sign-in-buttons.tsx';
import { ColorSchemeMenu } from '../shell/color-scheme-menu.tsx';
import { LinkButton } from '../theme/links.tsx';
import { browse, Landing } from './landing.tsx';

export function LandingPage() {
  useDocumentTitle('Ticket Hub');
  const { isSignedIn } = useAuth();
  return (
    <Landing appearance={<ColorSchemeMenu />} notice={<SessionEndNotice />}>
      {isSignedIn ? (
        <LinkButton to="/you" size="lg" rightSection={<ArrowRight size={18} aria-hidden />}>
          Open Ticket Hub
        </LinkButton>
      ) : (
        <SignInButtons backTo="/you" size="lg" />
      )}
      <LinkButton to="/events" {...browse} />
    </Landing>
  );
}

const sessionEnds: Record<SessionEndReason, { text: string; icon: typeof Ban; color: string }> = {
  'signed-out': { text: 'You have been signed out.', icon: LogOut, color: 'violet' },
  expired: { text: 'Your session has ended. Sign in again to continue.', icon: Timer, color: 'violet' },
  deleted: { text: 'Your account has been deleted. You have been signed out.', icon: UserX, color: 'violet' },
  banned: { text: 'Your account has been suspended. You have been signed out.', icon: Ban, color: 'red' },
};

/** Ending a session leads to this page, which says why it ended. */
function SessionEndNotice() {
  const { reason, dismiss } = useSessionEnd();
  if (reason === undefined) return null;
  const { text, icon: Icon, color } = sessionEnds[reason];
  return (
    <Alert
      role="status"
      color={color}
      icon={<Icon aria-hidden />}
      title={text}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={dismiss}
    />
  );
}
