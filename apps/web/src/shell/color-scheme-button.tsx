import { ActionIcon, type ActionIconProps } from '@mantine/core';
import { Moon, Sun } from 'lucide-react';
import type { ComponentPropsWithRef } from 'react';

type Own = ActionIconProps & Omit<ComponentPropsWithRef<'button'>, keyof ActionIconProps>;

export function ColorSchemeButton(props: Own) {
  return (
    <ActionIcon variant="default" size={38} radius="xl" aria-label="Appearance" {...props}>
      <Sun className="mantine-dark-hidden" size={18} aria-hidden />
      <Moon className="mantine-light-hidden" size={18} aria-hidden />
    </ActionIcon>
  );
}
