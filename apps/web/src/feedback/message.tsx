import { EmptyState, type MantineColor } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface MessageProps {
  icon: LucideIcon;
  title: string;
  text: string;
  color?: MantineColor;
  /** `status` is read out when there is time for it, `alert` at once. */
  role?: 'status' | 'alert';
  /** What can be done about it: buttons. */
  children?: ReactNode;
}

/** Stands where a page's content would be. */
export function Message({ icon: Icon, title, text, color = 'violet', role, children }: MessageProps) {
  return (
    <EmptyState variant="light" color={color} icon={<Icon aria-hidden />} maw={440} mx="auto" py="xl" role={role}>
      <EmptyState.Title order={1}>{title}</EmptyState.Title>
      <EmptyState.Description>{text}</EmptyState.Description>
      {children && <EmptyState.Actions>{children}</EmptyState.Actions>}
    </EmptyState>
  );
}
