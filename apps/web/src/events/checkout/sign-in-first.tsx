import { Stack, Text } from '@mantine/core';
import { useLocation } from '@tanstack/react-router';
import { SignInButtons } from '../../auth/sign-in-buttons.tsx';

export function SignInFirst() {
  const { href } = useLocation();
  return (
    <Stack gap="sm">
      <Text>Sign in to get tickets. You come back to this page.</Text>
      <SignInButtons backTo={href} />
    </Stack>
  );
}
