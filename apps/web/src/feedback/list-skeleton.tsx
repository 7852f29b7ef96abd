import { Card, Skeleton, Stack, VisuallyHidden } from '@mantine/core';

const cards = ['one', 'two', 'three'];

/** In place of a list of cards. The page's heading is shown already. */
export function ListSkeleton({ what }: { what: string }) {
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden>Loading {what}</VisuallyHidden>
      {cards.map((card) => (
        <Card key={card} withBorder padding="xl" radius="lg">
          <Skeleton height={22} width="45%" mb="lg" />
          <Skeleton height={14} mb="sm" />
          <Skeleton height={14} width="70%" />
        </Card>
      ))}
    </Stack>
  );
}
