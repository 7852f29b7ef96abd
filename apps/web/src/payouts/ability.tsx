import { Group, Text } from '@mantine/core';
import { CircleCheck, CircleX } from 'lucide-react';

interface AbilityProps {
  able: boolean;
  yes: string;
  no: string;
}

export function Ability({ able, yes, no }: AbilityProps) {
  const Icon = able ? CircleCheck : CircleX;
  const color = able
    ? 'light-dark(var(--mantine-color-green-9), var(--mantine-color-green-4))'
    : 'var(--mantine-color-dimmed)';
  return (
    <Group component="li" gap="xs" wrap="nowrap">
      <Icon size={20} color={color} aria-hidden />
      <Text span fw={550}>
        {able ? yes : no}
      </Text>
    </Group>
  );
}
