import { Button, Group, Modal, Stack, Text } from '@mantine/core';
import { ErrorNote } from './error-note.tsx';

interface QuestionProps {
  opened: boolean;
  title: string;
  text: string;
  /** What the buttons do, in words. */
  yes: string;
  no: string;
  busy: boolean;
  error: unknown;
  onYes(): void;
  onClose(): void;
}

/** Asked before what cannot be undone. */
export function Question({ opened, title, text, yes, no, busy, error, onYes, onClose }: QuestionProps) {
  return (
    // Mantine's own header would be a second banner of the page.
    <Modal opened={opened} onClose={onClose} withCloseButton={false} padding="lg" radius="lg" centered>
      <Stack gap="lg">
        <Modal.Title fw={650} fz="lg">
          {title}
        </Modal.Title>
        <Text>{text}</Text>
        <ErrorNote error={error} />
        <Group justify="flex-end" gap="sm">
          <Button variant="default" onClick={onClose} data-autofocus>
            {no}
          </Button>
          <Button color="red" loading={busy} onClick={onYes}>
            {yes}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}
