import { Alert, Stack } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureOf, isApiError, lostSession } from './failure.ts';

interface ErrorNoteProps {
  /** Of a mutation; null shows nothing. */
  error: unknown;
  /** What can be done about it: buttons. */
  children?: ReactNode;
}

/** Beside a button: why its action failed. */
export function ErrorNote({ error, children }: ErrorNoteProps) {
  // A lost session leads to the start page, which says why.
  if (error === null || lostSession(error) !== undefined) return null;
  return (
    <Alert role="alert" color="red" icon={<TriangleAlert aria-hidden />} title={messageOf(error)}>
      {children && (
        <Stack gap="xs" align="flex-start">
          {children}
        </Stack>
      )}
    </Alert>
  );
}

function messageOf(error: unknown): string {
  switch (failureOf(error)) {
    case 'unreachable':
      return 'Ticket Hub cannot be reached. Try again in a moment.';
    case 'broken':
      return 'Something went wrong on our side. Try again in a little while.';
    case 'busy':
    case 'refused':
      if (!isApiError(error)) return 'This is not possible.';
      return error.data?.fields ? 'Some fields are not valid. Check what you entered.' : `${error.message}.`;
  }
}
