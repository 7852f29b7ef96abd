import { Card, EmptyState, type MantineColor } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface MessageProps {
  icon: LucideIcon;
  title: string;
  text: string;
  color?: MantineColor;
  /** Screen readers announce `status` when they are idle, `alert` at once. */
  role?: 'status' | 'alert';
  /** What can be done about it: buttons. */
  children?: ReactNode;
}

/** In place of a page's content. */
export function Message({ icon: Icon, title, text, color = 'violet', role, children }: MessageProps) {
  return (
    <EmptyState variant="light" color={color} icon={<Icon aria-hidden />} maw={440} mx="auto" py="xl" role={role}>
      <EmptyState.Title order={1}>{title}</EmptyState.Title>
      <EmptyState.Description>{text}</EmptyState.Description>
      {children && <EmptyState.Actions>{children}</EmptyState.Actions>}
    </EmptyState>
  );
}

/** In place of a list that has no items. */
export function EmptyList({ icon: Icon, title, text, children }: Omit<MessageProps, 'color' | 'role'>) {
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
