import type { Me } from '../api/use-me.ts';
import { Moment } from '../time/moment.tsx';
import { CopyableId } from './copyable-id.tsx';
import { Fact, FactsCard, Missing } from './facts-card.tsx';

export function AccountCard({ me }: { me: Me }) {
  return (
    <FactsCard title="Your account" note="Name these ids when you ask for help.">
      <Fact label="Ticket Hub id">
        <CopyableId id={me.id} what="Ticket Hub id" />
      </Fact>
      <Fact label="Clerk id">
        <CopyableId id={me.clerkId} what="Clerk id" />
      </Fact>
      <Fact label="Stripe account">
        {me.stripeConnectId === null ? (
          <Missing>None linked</Missing>
        ) : (
          <CopyableId id={me.stripeConnectId} what="Stripe account id" />
        )}
      </Fact>
      <Fact label="Last changed">
        <Moment at={me.updatedAt} />
      </Fact>
    </FactsCard>
  );
}
