import { ClerkFailed, useAuth } from '@clerk/react';
import { Button, Group, type GroupProps, Text } from '@mantine/core';
import { useClerkPages } from './use-clerk-pages.ts';

interface SignInButtonsProps extends GroupProps {
  /** Path of this app to return to. */
  backTo: string;
  size?: 'sm' | 'md' | 'lg';
}

export function SignInButtons({ backTo, size = 'md', ...group }: SignInButtonsProps) {
  const { isLoaded } = useAuth();
  const { signIn, signUp } = useClerkPages();
  return (
    <Group gap="sm" {...group}>
      <Button size={size} disabled={!isLoaded} onClick={() => signUp(backTo)}>
        Sign up
      </Button>
      <Button size={size} variant="default" disabled={!isLoaded} onClick={() => signIn(backTo)}>
        Sign in
      </Button>
      <ClerkFailed>
        <Text role="alert" w="100%">
          Sign-in is not available right now. Reload this page in a moment.
        </Text>
      </ClerkFailed>
    </Group>
  );
}
