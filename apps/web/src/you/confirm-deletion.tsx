import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { KeyRound } from 'lucide-react';
import { useState } from 'react';
import { ErrorNote } from '../api/error-note.tsx';
import { reasonOf } from '../api/failure.ts';
import { useTRPC } from '../api/trpc.ts';
import { useClerkPages } from '../auth/use-clerk-pages.ts';
import { LinkButton } from '../theme/links.tsx';

const WORD = 'delete';

/** `isFresh`: whether they have just signed in. Otherwise a tab that was left open would be enough to delete somebody. */
export function ConfirmDeletion({ isFresh }: { isFresh: boolean }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [typed, setTyped] = useState('');
  const { mutate, isPending, isSuccess, error } = useMutation(
    trpc.account.delete.mutationOptions({
      // Which finds nobody any more, and leads to the start page with a word.
      onSuccess: () => queryClient.invalidateQueries({ queryKey: trpc.users.me.queryKey() }),
    }),
  );
  if (!isFresh || reasonOf(error) === 'sign_in_again') return <SignInAgain />;
  const matches = typed.trim().toLowerCase() === WORD;
  return (
    <form
      onSubmit={(submitted) => {
        submitted.preventDefault();
        if (matches) mutate();
      }}
    >
      <Stack gap="lg">
        <Text>This deletes your account, here and where you sign in. Your profile cannot be brought back.</Text>
        <TextInput
          label={`Type “${WORD}” to confirm`}
          value={typed}
          onChange={({ currentTarget }) => setTyped(currentTarget.value)}
          autoComplete="off"
          autoCapitalize="none"
          data-autofocus
        />
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="sm">
          <LinkButton to="/you" variant="default">
            Keep my account
          </LinkButton>
          <Button type="submit" color="red" disabled={!matches} loading={isPending || isSuccess}>
            Delete my account
          </Button>
        </Group>
      </Stack>
    </form>
  );
}

function SignInAgain() {
  const { signInAgain } = useClerkPages();
  return (
    <Alert icon={<KeyRound aria-hidden />} title="Sign in again first">
      <Stack gap="md" align="flex-start">
        <Text size="sm">
          You signed in a while ago. So that nobody else can delete your account from a tab that was left open, sign in
          again; you return to this page.
        </Text>
        <Button onClick={() => signInAgain('/you/delete')}>Sign in again</Button>
      </Stack>
    </Alert>
  );
}
