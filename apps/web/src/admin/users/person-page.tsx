import { Badge, SimpleGrid, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useParams } from '@tanstack/react-router';
import { UserRoundX } from 'lucide-react';
import { reasonOf } from '../../api/failure.ts';
import { Pending } from '../../api/pending.tsx';
import { type Answers, useTRPC } from '../../api/trpc.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { Message } from '../../feedback/message.tsx';
import { PageHead } from '../../feedback/page-head.tsx';
import { LinkButton } from '../../theme/links.tsx';
import { Fact, FactsCard, IdFact, NotSet } from '../../you/facts-card.tsx';
import { ActionList } from '../audit/action-list.tsx';
import { Clock } from '../clock.tsx';
import { DeliveryList } from '../deliveries/delivery-list.tsx';
import { Section } from '../section.tsx';
import { PersonActions } from './person-actions.tsx';
import { PersonTickets } from './person-tickets.tsx';

export type Person = Answers['admin']['user'];

const EVERY_MS = 5_000;

export function PersonPage() {
  const { clerkId } = useParams({ from: '/shell/signed-in/admin/users/$clerkId' });
  const trpc = useTRPC();
  const query = useQuery(trpc.admin.user.queryOptions({ clerkId }, { refetchInterval: EVERY_MS }));
  if (reasonOf(query.error) === 'user_not_found') return <Unknown />;
  if (!query.data)
    return (
      <Pending query={query} queryKey={trpc.admin.user.queryKey()} skeleton={<ListSkeleton what="this person" />} />
    );
  const { record } = query.data;
  return (
    <Stack gap="lg">
      <PageHead title={record.name || record.email || clerkId}>
        {record.deletedAt !== null && (
          <Badge color="red" variant="dot">
            Deleted
          </Badge>
        )}
        {record.banned && (
          <Badge color="red" variant="dot">
            Banned
          </Badge>
        )}
      </PageHead>
      <PersonActions record={record} />
      <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
        <RecordCard record={record} />
        <AccountCard person={query.data} />
      </SimpleGrid>
      <Section title="Tickets">
        <PersonTickets clerkId={clerkId} />
      </Section>
      <Section title="Deliveries about them" note="Of Clerk, and of their first request.">
        <DeliveryList wanted={{ source: 'all', subject: clerkId }} empty="None in the ledger." />
      </Section>
      <Section title="What operators did">
        <ActionList subject={clerkId} />
      </Section>
    </Stack>
  );
}

function Unknown() {
  return (
    <Message icon={UserRoundX} title="Nobody" text="There is no user with this ID, and there never was one here.">
      <LinkButton to="/admin/users">All users</LinkButton>
    </Message>
  );
}

function RecordCard({ record }: { record: Person['record'] }) {
  return (
    <FactsCard title="Record" note="As the database has it.">
      <IdFact label="Clerk ID" id={record.clerkId} />
      <IdFact label="Our ID" id={record.id} />
      <Fact label="E-mail">{record.email || <NotSet>None</NotSet>}</Fact>
      <Fact label="Phone">{record.phone || <NotSet>None</NotSet>}</Fact>
      <Fact label="Here since">
        <Clock at={record.createdAt} />
      </Fact>
      <Fact label="Last changed">
        <Clock at={record.updatedAt} />
      </Fact>
      <Fact label="Version">
        {record.clerkUpdatedAt ? <Clock at={record.clerkUpdatedAt} /> : <NotSet>Deleted</NotSet>}
      </Fact>
    </FactsCard>
  );
}

function AccountCard({ person: { record, account } }: { person: Person }) {
  return (
    <FactsCard title="Account at Stripe" note="As of Stripe’s latest answer.">
      <IdFact label="Account" id={record.stripeConnectId} />
      {account && account.state !== 'none' && (
        <>
          <Fact label="State">{account.state}</Fact>
          <Fact label="Can receive">{account.canReceive ? 'Yes' : 'No'}</Fact>
          <Fact label="Is paid out">{account.canBePaidOut ? 'Yes' : 'No'}</Fact>
          <Fact label="Stripe needs">
            {account.requirements.length === 0 ? 'Nothing' : `${account.requirements.length} things`}
          </Fact>
          <Fact label="Came back">{account.failedPayouts.length === 0 ? 'No payout' : 'The last payout'}</Fact>
        </>
      )}
    </FactsCard>
  );
}
