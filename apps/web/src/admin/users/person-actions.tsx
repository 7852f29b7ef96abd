import { Alert, Button, Group, Stack } from '@mantine/core';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { Download, RefreshCw, Undo2 } from 'lucide-react';
import { useState } from 'react';
import { ConfirmDialog } from '../../api/confirm-dialog.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { saveFile } from '../../files/save-file.ts';
import { outcomeWords } from './outcome-words.ts';
import type { Person } from './person-page.tsx';

type Action = 'refresh' | 'export' | 'restore';

const questions: Record<Action, { title: string; text: string; confirmLabel: string }> = {
  refresh: {
    title: 'Ask Clerk again?',
    text: 'What Clerk says is taken over. If Clerk does not know this person any more, they are deleted here, with all that goes with them.',
    confirmLabel: 'Ask Clerk',
  },
  export: {
    title: 'Export everything?',
    text: 'The file holds all personal data that is stored about this person. It is recorded that you took it.',
    confirmLabel: 'Export',
  },
  restore: {
    title: 'Restore this person?',
    text: 'Their record comes back from Clerk, if Clerk still knows them. What was deleted with them does not.',
    confirmLabel: 'Restore',
  },
};

/** What an operator can do about somebody. Each asks once more, and is recorded. */
export function PersonActions({ record: { clerkId, deletedAt } }: Pick<Person, 'record'>) {
  const trpc = useTRPC();
  const queryClient = useQueryClient();
  const [asked, setAsked] = useState<Action>();
  const [said, setSaid] = useState<string>();
  const onSettled = () => queryClient.invalidateQueries({ queryKey: trpc.admin.pathKey() });
  const done = (words: string) => {
    setSaid(words);
    setAsked(undefined);
  };
  const onSuccess = ({ outcome }: { outcome: string }) => done(outcomeWords[outcome] ?? outcome);
  const actions = {
    refresh: useMutation(trpc.admin.refreshUser.mutationOptions({ onSuccess, onSettled })),
    restore: useMutation(trpc.admin.restoreUser.mutationOptions({ onSuccess, onSettled })),
    export: useMutation(
      trpc.admin.exportUser.mutationOptions({
        onSuccess(held) {
          saveFile({ name: `${clerkId}.json`, type: 'application/json', text: JSON.stringify(held, undefined, 2) });
          done('Exported.');
        },
        onSettled,
      }),
    ),
  };
  const { title, text, confirmLabel } = questions[asked ?? 'refresh'];

  function ask(action: Action) {
    setSaid(undefined);
    setAsked(action);
  }

  return (
    <Stack gap="sm">
      <Group gap="sm">
        <Button variant="default" leftSection={<RefreshCw size={16} aria-hidden />} onClick={() => ask('refresh')}>
          Ask Clerk again
        </Button>
        <Button variant="default" leftSection={<Download size={16} aria-hidden />} onClick={() => ask('export')}>
          Export
        </Button>
        {deletedAt !== null && (
          <Button variant="default" leftSection={<Undo2 size={16} aria-hidden />} onClick={() => ask('restore')}>
            Restore
          </Button>
        )}
      </Group>
      {said && <Alert role="status" title={said} />}
      <ConfirmDialog
        opened={asked !== undefined}
        title={title}
        text={text}
        confirmLabel={confirmLabel}
        action={actions[asked ?? 'refresh']}
        onConfirm={() => asked && actions[asked].mutate({ clerkId })}
        onClose={() => setAsked(undefined)}
      />
    </Stack>
  );
}
