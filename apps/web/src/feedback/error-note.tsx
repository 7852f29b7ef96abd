import { Alert, Stack } from '@mantine/core';
import { TriangleAlert } from 'lucide-react';
import type { ReactNode } from 'react';
import { failureOf, isApiError } from '../api/failure.ts';
import { farewellFor } from '../auth/farewell.ts';

interface ErrorNoteProps {
  /** Of what somebody asked for; null shows nothing. */
  error: unknown;
  /** What can be done about it. */
  children?: ReactNode;
}

/** Beside a button: why it did not do what it says. */
export function ErrorNote({ error, children }: ErrorNoteProps) {
  // Whoever is no longer signed in is told elsewhere.
  if (error === null || farewellFor(error) !== undefined) return null;
  return (
    <Alert role="alert" color="red" icon={<TriangleAlert aria-hidden />} title={wordsFor(error)}>
      {children && (
        <Stack gap="xs" align="flex-start">
          {children}
        </Stack>
      )}
    </Alert>
  );
}

function wordsFor(error: unknown): string {
  switch (failureOf(error)) {
    case 'unreachable':
      return 'Ticket Hub cannot be reached. Try again in a moment.';
    case 'broken':
      return 'Something went wrong, and the fault is ours. Try again in a little while.';
    case 'busy':
    case 'refused':
      if (!isApiError(error)) return 'This is not possible.';
      return error.data?.fields ? 'Some of this cannot be taken as it is. Check what you typed.' : `${error.message}.`;
  }
}
