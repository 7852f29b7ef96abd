import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import type { ReactNode } from 'react';

interface ConfirmDialogProps {
  opened: boolean;
  title: string;
  text: string;
  confirmLabel: string;
  /** Where “Cancel” could be taken for the action itself. */
  cancelLabel?: string;
  busy: boolean;
  onConfirm(): void;
  onClose(): void;
  /** Why the action failed, if it did. */
  children?: ReactNode;
}

/** Asks before an action that cannot be undone. */
export function ConfirmDialog({ opened, title, text, busy, onClose, children, ...dialog }: ConfirmDialogProps) {
  return (
    // Without Mantine's header, which would be a second banner of the page for screen readers.
    <Modal opened={opened} onClose={onClose} withCloseButton={false} padding="lg" radius="lg" centered>
      <Stack gap="lg">
        <Modal.Title fw={650} fz="lg">
          {title}
        </Modal.Title>
        <Text>{text}</Text>
        {children}
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {dialog.cancelLabel ?? 'Cancel'}
          </Button>
          <Button color="red" loading={busy} onClick={dialog.onConfirm}>
            {dialog.confirmLabel}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
