import type { Me } from '../api/use-me.ts';
import { Fact, FactsCard, Missing } from './facts-card.tsx';

export function ContactCard({ me }: { me: Me }) {
  return (
    <FactsCard title="About you" note="Yours to change under “Edit profile”.">
      <Fact label="First name">{me.firstName || <Missing>Not given</Missing>}</Fact>
      <Fact label="Last name">{me.lastName || <Missing>Not given</Missing>}</Fact>
      <Fact label="E-mail">{me.email || <Missing>No e-mail address</Missing>}</Fact>
      <Fact label="Phone">{me.phone || <Missing>No phone number</Missing>}</Fact>
    </FactsCard>
  );
}
