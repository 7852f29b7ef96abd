import { Card, Skeleton, Stack, VisuallyHidden } from '@mantine/core';

export function EventSkeleton() {
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden component="h1">Loading the event</VisuallyHidden>
      <Card withBorder padding={0} radius="lg">
        <Skeleton height={88} radius={0} />
        <Stack gap="md" p="xl">
          <Skeleton height={34} width="60%" />
          <Skeleton height={16} width="30%" />
          <Skeleton height={42} width="50%" />
          <Skeleton height={42} width="40%" />
        </Stack>
      </Card>
    </Stack>
  );
}
