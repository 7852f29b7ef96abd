import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { UseMutationResult } from '@tanstack/react-query';
import { ErrorNote } from './error-note.tsx';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  text: string;
  confirmLabel: string;
  /** Where “Cancel” could be taken for the action itself. */
  cancelLabel?: string;
  /** What it asks about: it says why that failed, and forgets it when it is closed. */
  action: Pick<UseMutationResult<unknown, unknown>, 'isPending' | 'error' | 'reset'>;
  onConfirm(): void;
  onClose(): void;
}

/** Asks before an action that cannot be undone. */
export function ConfirmDialog({ opened, title, text, action, onClose, ...dialog }: ConfirmDialogProps) {
  function close() {
    action.reset();
    onClose();
  }

  return (
    // Without Mantine's header, which would be a second banner of the page for screen readers.
    <Modal opened={opened} onClose={close} withCloseButton={false} padding="lg" radius="lg" centered>
      <Stack gap="lg">
        <Modal.Title fw={650} fz="lg">
          {title}
        </Modal.Title>
        <Text>{text}</Text>
        <ErrorNote error={action.error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={close} data-autofocus>
            {dialog.cancelLabel ?? 'Cancel'}
          </Button>
          <Button color="red" loading={action.isPending} onClick={dialog.onConfirm}>
            {dialog.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
