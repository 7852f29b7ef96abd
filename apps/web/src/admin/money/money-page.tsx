import { Alert, Button, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { RotateCcw } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '../../api/confirm-dialog.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { PageHead } from '../../feedback/page-head.tsx';
import { Section } from '../section.tsx';
import { MovementList } from './movement-list.tsx';

const ALL = 'all';

/** Money that has to move at Stripe, or that Stripe has refused to move. */
export function MoneyPage() {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  /** The movement that is to be tried again, or all of them. */
  const [asked, setAsked] = useState<string>();
  const retry = useMutation(
    trpc.admin.retryMovements.mutationOptions({
      onSuccess: () => setAsked(undefined),
      onSettled: () => queryClient.invalidateQueries({ queryKey: trpc.admin.pathKey() }),
    }),
  );
  return (
    <Stack gap="lg">
      <PageHead title="Money" note="Refunds, and what follows from them and from disputes for organizers." />
      {retry.data && (
        <Alert
          role="status"
          title={
            retry.data.retried === 0
              ? 'There was nothing to try again.'
              : `${retry.data.retried} will be tried again within a minute.`
          }
        />
      )}
      <Section
        title="Refused"
        note="By Stripe, too often. Look the payment up at Stripe and mend what is in the way first."
        tools={
          <Button variant="default" leftSection={<RotateCcw size={16} aria-hidden />} onClick={() => setAsked(ALL)}>
            Try all again
          </Button>
        }
      >
        <MovementList status="failed" onRetry={setAsked} />
      </Section>
      <Section title="Due" note="The sweep does it by itself, every ten seconds.">
        <MovementList status="due" />
      </Section>
      <ConfirmDialog
        opened={asked !== undefined}
        title={asked === ALL ? 'Try all of them again?' : 'Try it again?'}
        text="Money moves as soon as Stripe allows it. It is recorded that you asked."
        confirmLabel="Try again"
        action={retry}
        onConfirm={() => retry.mutate(asked === ALL || asked === undefined ? {} : { movementId: asked })}
        onClose={() => setAsked(undefined)}
      />
    </Stack>
  );
}
