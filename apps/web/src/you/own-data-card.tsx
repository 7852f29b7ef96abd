import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation } from '@tanstack/react-query';
import { Download, Trash2 } from 'lucide-react';
import { ErrorNote } from '../api/error-note.tsx';
import { useTRPC } from '../api/trpc.ts';
import { saveFile } from '../files/save-file.ts';
import { LinkButton } from '../theme/links.tsx';

/** What people may ask for about themselves. */
export function OwnDataCard() {
  const trpc = useTRPC();
  const { mutate, isPending, isSuccess, error } = useMutation(
    trpc.account.export.mutationOptions({
      onSuccess: (held) =>
        saveFile({ name: 'ticket-hub-data.json', type: 'application/json', text: JSON.stringify(held, undefined, 2) }),
    }),
  );
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Your data">
      <Stack gap="md">
        <div>
          <Title order={2} size="h4">
            Your data
          </Title>
          <Text size="sm" c="dimmed">
            Everything Ticket Hub holds about you, as one JSON file: profile, events, orders, tickets and refunds.
          </Text>
        </div>
        <Group gap="sm">
          <Button
            variant="default"
            leftSection={<Download size={16} aria-hidden />}
            loading={isPending}
            onClick={() => mutate()}
          >
            Download my data
          </Button>
          <LinkButton to="/you/delete" variant="subtle" color="red" leftSection={<Trash2 size={16} aria-hidden />}>
            Delete my account
          </LinkButton>
        </Group>
        <Text role="status" size="sm" hidden={!isSuccess}>
          {isSuccess && 'The download has started.'}
        </Text>
        <ErrorNote error={error} />
      </Stack>
    </Card>
  );
}
