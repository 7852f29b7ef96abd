import { Card, Group, SimpleGrid, Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { Pending } from '../api/pending.tsx';
import { useTRPC } from '../api/trpc.ts';
import { type Me, useMe } from '../api/use-me.ts';
import { Moment } from '../time/moment.tsx';
import { Fact, FactsCard, IdFact, NotSet } from './facts-card.tsx';
import { OwnDataCard } from './own-data-card.tsx';
import { ProfileCard } from './profile-card.tsx';

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
      <OwnDataCard />
    </Stack>
  );
}

function ContactCard({ me }: { me: Me }) {
  return (
    <FactsCard title="About you" note="Change these under “Edit profile”.">
      <Fact label="First name">{me.firstName || <NotSet>Not given</NotSet>}</Fact>
      <Fact label="Last name">{me.lastName || <NotSet>Not given</NotSet>}</Fact>
      <Fact label="E-mail">{me.email || <NotSet>No e-mail address</NotSet>}</Fact>
      <Fact label="Phone">{me.phone || <NotSet>No phone number</NotSet>}</Fact>
    </FactsCard>
  );
}

function AccountCard({ me }: { me: Me }) {
  return (
    <FactsCard title="Support IDs" note="Quote these when you ask for help.">
      <IdFact label="Ticket Hub ID" id={me.id} />
      <IdFact label="Clerk ID" id={me.clerkId} />
      <IdFact label="Stripe account" id={me.stripeConnectId} none="Not connected" />
      <Fact label="Last changed">
        <Moment at={me.updatedAt} />
      </Fact>
    </FactsCard>
  );
}

function YouSkeleton() {
  return (
    <Stack gap="lg" role="status">
      <VisuallyHidden component="h1">Loading your profile</VisuallyHidden>
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

const rows = ['one', 'two', 'three', 'four'];

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
