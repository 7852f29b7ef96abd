import { SimpleGrid, Stack } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { useTRPC } from '../api/trpc.ts';
import { useMe } from '../api/use-me.ts';
import { Pending } from '../feedback/pending.tsx';
import { AccountCard } from './account-card.tsx';
import { ContactCard } from './contact-card.tsx';
import { ProfileCard } from './profile-card.tsx';
import { YouSkeleton } from './you-skeleton.tsx';

export function YouPage() {
  useDocumentTitle('You · Ticket Hub');
  const trpc = useTRPC();
  const query = useMe();
  if (!query.data) return <Pending query={query} queryKey={trpc.users.me.queryKey()} skeleton={<YouSkeleton />} />;
  const me = query.data;
  return (
    <Stack gap="lg">
      <ProfileCard me={me} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <ContactCard me={me} />
        <AccountCard me={me} />
      </SimpleGrid>
    </Stack>
  );
}
