import { Card, Group, Skeleton, Stack, VisuallyHidden } from '@mantine/core';

export function PayoutsSkeleton() {
  return (
    <Card withBorder padding="xl" radius="lg" role="status">
      <VisuallyHidden>Loading your account</VisuallyHidden>
      <Group align="flex-start" gap="lg" wrap="nowrap">
        <Skeleton circle height={56} style={{ flex: 'none' }} />
        <Stack gap="md" flex={1}>
          <Skeleton height={26} maw={280} />
          <Skeleton height={14} />
          <Skeleton height={36} width={180} />
        </Stack>
      </Group>
    </Card>
  );
}
