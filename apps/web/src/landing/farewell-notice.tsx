import { Alert } from '@mantine/core';
import { Ban, LogOut, Timer, UserX } from 'lucide-react';
import { type Farewell, useFarewell } from '../auth/farewell.ts';

const words: Record<Farewell, { text: string; icon: typeof Ban; color: string }> = {
  'signed-out': { text: 'You have been signed out.', icon: LogOut, color: 'violet' },
  expired: { text: 'Your session has ended. Sign in again to go on.', icon: Timer, color: 'violet' },
  deleted: { text: 'Your account has been deleted. You have been signed out.', icon: UserX, color: 'violet' },
  banned: { text: 'Your account has been suspended. You have been signed out.', icon: Ban, color: 'red' },
};

/** The last thing said to somebody who is no longer signed in. */
export function FarewellNotice() {
  const { farewell, forget } = useFarewell();
  if (farewell === undefined) return null;
  const { text, icon: Icon, color } = words[farewell];
  return (
    <Alert
      role="status"
      color={color}
      icon={<Icon aria-hidden />}
      title={text}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={forget}
    />
  );
}
