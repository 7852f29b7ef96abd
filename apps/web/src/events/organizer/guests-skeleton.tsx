import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';

export function GuestsSkeleton() {
  return (
    <Stack gap="md" role="status">
      <VisuallyHidden>Loading who comes</VisuallyHidden>
      <Skeleton height={20} />
      <Skeleton height={20} />
    </Stack>
  );
}
