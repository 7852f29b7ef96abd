import { Group, Stack, Text, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import type { ReactNode } from 'react';

interface PageHeadProps {
  title: string;
  note?: ReactNode;
  /** What can be done here: buttons. */
  children?: ReactNode;
}

/** The heading of a page, and the title of its tab. */
export function PageHead({ title, note, children }: PageHeadProps) {
  useDocumentTitle(`${title} · Ticket Hub`);
  return (
    <Group justify="space-between" align="flex-end" gap="md">
      <Stack gap={4}>
        <Title order={1} size="h2" style={{ overflowWrap: 'anywhere' }}>
          {title}
        </Title>
        {note && (
          <Text c="dimmed" component="div" textWrap="pretty">
            {note}
          </Text>
        )}
      </Stack>
      {children && <Group gap="sm">{children}</Group>}
    </Group>
  );
}
