import { Skeleton, Stack } from '@mantine/core';
import { Outlet } from '@tanstack/react-router';
import { useMe } from '../api/use-me.ts';
import { NotFound } from '../feedback/not-found-page.tsx';
import { ConsoleNavigation } from './console-navigation.tsx';

/** Around the operator's pages. For whoever is no administrator there is no such page. */
export function ConsolePage() {
  const { data: me } = useMe();
  if (!me) return <Skeleton height={42} radius="md" />;
  if (!me.admin) return <NotFound />;
  return (
    <Stack gap="lg">
      <ConsoleNavigation />
      <Outlet />
    </Stack>
  );
}
