import { ActionIcon, CopyButton, Group, Text } from '@mantine/core';
import { Check, Copy } from 'lucide-react';

interface CopyableIdProps {
  id: string;
  what: string;
}

export function CopyableId({ id, what }: CopyableIdProps) {
  return (
    <Group gap={4} wrap="nowrap" justify="space-between">
      <Text span ff="monospace" size="xs" fw={400} truncate title={id}>
        {id}
      </Text>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <ActionIcon variant="subtle" color="gray" size="sm" onClick={copy} aria-label={`Copy ${what}`}>
            {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
