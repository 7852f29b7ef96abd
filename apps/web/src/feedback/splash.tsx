import { Center, Stack } from '@mantine/core';
import type { ReactNode } from 'react';
import { Logo } from '../theme/logo.tsx';

/** A page without the shell: the logo, and below it whatever there is to say. */
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
