import { Alert, Button, Card, Group, Stack, Text, TextInput, Title } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { CircleCheck, CircleX, History, ScanLine } from 'lucide-react';
import { type SubmitEvent, useRef, useState } from 'react';
import { ErrorNote } from '../../api/error-note.tsx';
import { reasonOf } from '../../api/failure.ts';
import { type Answers, useTRPC } from '../../api/trpc.ts';
import { ticketStatuses } from '../../tickets/ticket-status.tsx';
import { Moment } from '../../time/moment.tsx';

/** For the door. Codes are typed or scanned; after each one the field is selected again for the next. */
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
    <Card component="section" withBorder padding="xl" radius="lg" aria-label="Check-in">
      <form onSubmit={submit}>
        <Stack gap="md">
          <div>
            <Title order={2} size="h4">
              Check-in
            </Title>
            <Text size="sm" c="dimmed">
              Each ticket admits one person, once.
            </Text>
          </div>
          <Group gap="sm" align="flex-end" wrap="nowrap">
            <TextInput
              ref={field}
              label="Ticket code"
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
              Check in
            </Button>
          </Group>
          <CheckInResult result={checkIn.data} error={checkIn.error} />
        </Stack>
      </form>
    </Card>
  );
}

interface CheckInResultProps {
  result: Answers['tickets']['checkIn'] | undefined;
  error: unknown;
}

function CheckInResult({ result, error }: CheckInResultProps) {
  if (reasonOf(error) === 'ticket_not_found') return <NotAdmitted title="No ticket for this event has this code." />;
  if (error !== null) return <ErrorNote error={error} />;
  if (result === undefined) return null;
  switch (result.outcome) {
    case 'checked_in':
      return <Alert role="status" color="green" icon={<CircleCheck aria-hidden />} title="Valid ticket: checked in." />;
    case 'already_used':
      return (
        <Alert role="alert" color="orange" icon={<History aria-hidden />} title="This ticket was already checked in.">
          <Moment at={result.usedAt} />
        </Alert>
      );
    case 'not_valid':
      return <NotAdmitted title={`Not valid: ${ticketStatuses[result.status].label.toLowerCase()}.`} />;
  }
}

function NotAdmitted({ title }: { title: string }) {
  return <Alert role="alert" color="red" icon={<CircleX aria-hidden />} title={title} />;
}
