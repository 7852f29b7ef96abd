import { Card, Group, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';

interface SectionProps {
  title: string;
  note?: string;
  /** What can be done: buttons, filters. */
  tools?: ReactNode;
  children: ReactNode;
}

export function Section({ title, note, tools, children }: SectionProps) {
  return (
    <Card component="section" withBorder padding="lg" radius="lg" aria-label={title}>
      <Group justify="space-between" align="flex-start" mb="sm" gap="sm">
        <div>
          <Title order={2} size="h4">
            {title}
          </Title>
          {note && (
            <Text size="sm" c="dimmed">
              {note}
            </Text>
          )}
        </div>
        {tools}
      </Group>
      {children}
    </Card>
  );
}
