import { Card, Group, SimpleGrid, Skeleton, Stack, VisuallyHidden } from '@mantine/core';

const rows = ['one', 'two', 'three', 'four'];

export function YouSkeleton() {
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden component="h1">Loading your record</VisuallyHidden>
      <Card withBorder padding="xl" radius="lg">
        <Group gap="lg" pt={40} wrap="nowrap">
          <Skeleton circle height={104} style={{ flex: 'none' }} />
          <Stack gap="sm" flex={1}>
            <Skeleton height={28} maw={260} />
            <Skeleton height={16} maw={180} />
          </Stack>
        </Group>
      </Card>
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <FactsSkeleton />
        <FactsSkeleton />
      </SimpleGrid>
    </Stack>
  );
}

function FactsSkeleton() {
  return (
    <Card withBorder padding="xl" radius="lg">
      <Skeleton height={22} width="40%" mb="xl" />
      <Stack gap="lg">
        {rows.map((row) => (
          <Skeleton key={row} height={16} />
        ))}
      </Stack>
    </Card>
  );
}
