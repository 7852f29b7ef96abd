import { Card, EmptyState } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface NothingProps {
  icon: LucideIcon;
  title: string;
  text: string;
  /** What can be done about it: buttons. */
  children?: ReactNode;
}

/** Stands for a list that is empty. */
export function Nothing({ icon: Icon, title, text, children }: NothingProps) {
  return (
    <Card withBorder radius="lg" padding="xl">
      <EmptyState variant="light" icon={<Icon aria-hidden />} maw={420} mx="auto" py="lg">
        <EmptyState.Title order={2}>{title}</EmptyState.Title>
        <EmptyState.Description>{text}</EmptyState.Description>
        {children && <EmptyState.Actions>{children}</EmptyState.Actions>}
      </EmptyState>
    </Card>
  );
}
