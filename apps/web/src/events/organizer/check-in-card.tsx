import { Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { ScanLine } from 'lucide-react';
import { type SubmitEvent, useRef, useState } from 'react';
import { useTRPC } from '../../api/trpc.ts';
import { CheckInResult } from './check-in-result.tsx';

/** At the door: a code is read out, typed or scanned, and the field is ready for the next one. */
export function CheckInCard({ eventId }: { eventId: string }) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const checkIn = useMutation(
    trpc.tickets.checkIn.mutationOptions({
      onSuccess: () => setCode(''),
      async onSettled() {
        field.current?.select();
        await queryClient.invalidateQueries({ queryKey: trpc.tickets.forEvent.pathKey() });
      },
    }),
  );

  function submit(submission: SubmitEvent) {
    submission.preventDefault();
    if (code.trim() !== '' && !checkIn.isPending) checkIn.mutate({ eventId, code });
  }

  return (
    <Card component="section" withBorder padding="xl" radius="lg" h="100%" aria-label="Check-in">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>
            <Title order={3} size="h4">
              Check-in
            </Title>
            <Text size="sm" c="dimmed">
              Each ticket lets one person in, once.
            </Text>
          </div>
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              ref={field}
              label="Code of the ticket"
              placeholder="ABCD EFGH JKMN PQRS TVWX YZ01"
              value={code}
              onChange={({ currentTarget }) => setCode(currentTarget.value)}
              maxLength={100}
              autoComplete="off"
              autoCapitalize="characters"
              spellCheck={false}
              flex={1}
            />
            <Button type="submit" loading={checkIn.isPending} leftSection={<ScanLine size={16} aria-hidden />}>
              Let in
            </Button>
          </Group>
          <CheckInResult result={checkIn.data} error={checkIn.error} />
        </Stack>
      </form>
    </Card>
  );
}
