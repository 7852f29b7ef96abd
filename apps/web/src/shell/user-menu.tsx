import { Avatar, Group, Menu, Text, UnstyledButton, VisuallyHidden } from '@mantine/core';
import { ChevronDown, ExternalLink, LogOut } from 'lucide-react';
import { displayName, useMe } from '../api/use-me.ts';
import { useSessionEnd } from '../auth/session-end.tsx';
import { useClerkPages } from '../auth/use-clerk-pages.ts';
import classes from './shell.module.css';

/** Works before the record is there, and without it: signing out must always be possible. */
export function UserMenu() {
  const { data: me } = useMe();
  const { end } = useSessionEnd();
  const { profile } = useClerkPages();
  const name = me && displayName(me);
  return (
    <Menu position="bottom-end" width={220}>
      <Menu.Target>
        <UnstyledButton className={classes.userButton}>
          <Group gap="xs" wrap="nowrap">
            <Avatar src={me?.imageUrl ?? null} name={name ?? ''} size={34} alt="" />
            <Text span size="sm" fw={550} truncate maw={180} visibleFrom="md">
              {name}
            </Text>
            <ChevronDown size={16} aria-hidden />
            <VisuallyHidden>Account menu</VisuallyHidden>
          </Group>
        </UnstyledButton>
      </Menu.Target>
      <Menu.Dropdown>
        {me && (
          <Menu.Label>
            <Text size="sm" fw={600} c="var(--mantine-color-text)" truncate>
              {name}
            </Text>
            <Text size="xs" c="dimmed" truncate>
              {me.email || 'No e-mail address'}
            </Text>
          </Menu.Label>
        )}
        <Menu.Item leftSection={<ExternalLink size={16} aria-hidden />} onClick={profile}>
          Edit profile
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item leftSection={<LogOut size={16} aria-hidden />} onClick={() => end('signed-out')}>
          Sign out
        </Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
