import { Center, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../shell/logo.tsx';

/** What is there before anything else is. */
export function Splash({ children }: { children?: ReactNode }) {
  return (
    <Center component="main" mih="100dvh" p="md">
      <Stack align="center" gap="xl">
        <Logo />
        {children}
      </Stack>
    </Center>
  );
}
