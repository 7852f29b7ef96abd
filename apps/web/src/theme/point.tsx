import { Text, ThemeIcon, Title } from '@mantine/core';
import type { LucideIcon } from 'lucide-react';

interface PointProps {
  icon: LucideIcon;
  title: string;
  text: string;
  /** Of its heading. */
  order: 2 | 3;
}

/** One of a few things that are said side by side. */
export function Point({ icon: Icon, title, text, order }: PointProps) {
  return (
    <>
      <ThemeIcon variant="light" size={40} radius="md" mb="sm">
        <Icon size={20} aria-hidden />
      </ThemeIcon>
      <Title order={order} size="h5" mb={4}>
        {title}
      </Title>
      <Text size="sm" c="dimmed">
        {text}
      </Text>
    </>
  );
}
