import { Badge, Card, Group, Text } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from '../console.module.css';

export interface FigureProps {
  label: string;
  value: ReactNode;
  note: ReactNode;
  /** What has to be looked at; undefined: all is well. */
  alarm?: string | undefined;
  /** Nothing is known yet. */
  unknown?: boolean;
}

export function Figure({ label, value, note, alarm, unknown = false }: FigureProps) {
  return (
    <Card withBorder padding="lg" radius="lg" component="section" aria-label={label}>
      <Group justify="space-between" gap="xs" wrap="nowrap" mb={6}>
        <Text size="sm" fw={600}>
          {label}
        </Text>
        {!unknown && (
          <Badge variant="dot" color={alarm ? 'red' : 'green'}>
            {alarm ?? 'Well'}
          </Badge>
        )}
      </Group>
      <div className={classes.figure}>{value}</div>
      <Text size="sm" c="dimmed" mt={4}>
        {note}
      </Text>
    </Card>
  );
}
