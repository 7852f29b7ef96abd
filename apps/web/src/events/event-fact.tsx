import { Group, ThemeIcon, VisuallyHidden } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';
import type { ReactNode } from 'react';

interface EventFactProps {
  icon: LucideIcon;
  label: string;
  children: ReactNode;
}

export function EventFact({ icon: Icon, label, children }: EventFactProps) {
  return (
    <Group gap="md" wrap="nowrap" align="center">
      <ThemeIcon variant="light" size={42} radius="md">
        <Icon size={20} aria-hidden />
      </ThemeIcon>
      <div style={{ minWidth: 0 }}>
        <VisuallyHidden>{label}</VisuallyHidden>
        {children}
      </div>
    </Group>
  );
}
