import { Card, DataList, Text, Title } from '@mantine/core';
import type { ReactNode } from 'react';
import classes from './facts-card.module.css';

interface FactsCardProps {
  title: string;
  note: string;
  children: ReactNode;
}

export function FactsCard({ title, note, children }: FactsCardProps) {
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="lg">
        {note}
      </Text>
      <DataList withDivider size="sm" labelWidth={112}>
        {children}
      </DataList>
    </Card>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue className={classes.value}>{children}</DataList.ItemValue>
    </DataList.Item>
  );
}

/** Nothing is an answer too, and must not look like a fault. */
export function Missing({ children }: { children: ReactNode }) {
  return (
    <Text span inherit c="dimmed" fs="italic" fw={400}>
      {children}
    </Text>
  );
}
