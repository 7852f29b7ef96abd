import { Button, Card, Group, Stack, Text, Title } from '@mantine/core';
import { useMutation, useQuery } from '@tanstack/react-query';
import { Camera, ScanLine } from 'lucide-react';
import { Suspense, useCallback, useState } from 'react';
import { useTRPC } from '../../../api/trpc.ts';
import { EmptyList } from '../../../feedback/message.tsx';
import { lazyPart } from '../../../parts/lazy-part.tsx';
import { useDeskEvent } from '../desk-context.ts';
import { hasDoor } from '../desk-navigation.tsx';
import { CheckInResult } from './check-in-result.tsx';
import { CodeEntry } from './code-entry.tsx';
import { inWords } from './in-words.ts';

const Scanner = lazyPart(async () => (await import('./scanner.tsx')).Scanner);

export function Door() {
  const event = useDeskEvent();
  if (hasDoor(event)) return <OpenDoor eventId={event.id} />;
  return (
    <EmptyList
      icon={ScanLine}
      title="Nobody is checked in here"
      text={event.status === 'cancelled' ? 'This event is cancelled.' : 'This event is not published yet.'}
    />
  );
}

/** For a phone at the door: what the camera or somebody's fingers read is checked in, and the result cannot be missed. */
function OpenDoor({ eventId }: { eventId: string }) {
  const trpc = useTRPC();
  const [scanning, setScanning] = useState(false);
  const { data: overview } = useQuery(trpc.events.overview.queryOptions({ eventId }));
  const checkIn = useMutation(trpc.tickets.checkIn.mutationOptions());
  const { mutate } = checkIn;
  const onCode = useCallback((code: string) => mutate({ eventId, code }), [mutate, eventId]);
  return (
    <Card component="section" withBorder padding="lg" radius="lg" aria-label="Check-in" maw={560}>
      <Stack gap="md">
        <Group justify="space-between" gap="sm">
          <Title order={2} size="h4">
            Check-in
          </Title>
          <Text fw={550} aria-label="Checked in so far">
            {overview ? inWords(overview) : ' '}
          </Text>
        </Group>
        <CheckInResult result={checkIn.data} error={checkIn.error} isPending={checkIn.isPending} />
        {scanning ? (
          <Suspense fallback={<Text c="dimmed">Starting the camera</Text>}>
            <Scanner onCode={onCode} onStop={() => setScanning(false)} />
          </Suspense>
        ) : (
          <Button
            size="lg"
            leftSection={<Camera size={20} aria-hidden />}
            onClick={() => setScanning(true)}
            variant="default"
          >
            Scan with the camera
          </Button>
        )}
        <CodeEntry isPending={checkIn.isPending} outcome={checkIn.data} onCode={onCode} />
      </Stack>
    </Card>
  );
}
