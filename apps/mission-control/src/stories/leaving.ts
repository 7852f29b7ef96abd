import { asPerson } from '../acts/as-person.ts';
import { buyTickets } from '../acts/buy-tickets.ts';
import { until } from '../acts/until.ts';
import { castAs, castOrganizer, stageEvent } from './cast.ts';
import type { Story } from './stage.ts';

export const leaving: Story = {
  name: 'leaving',
  title: 'Somebody leaves',
  about:
    'Somebody with a ticket deletes their account at Clerk. Their record goes, and their token opens nothing any more.',
  async run(stage) {
    const { users, outbox } = stage.sandbox.clerk;
    const other = castAs(stage, 'first');
    const { id } = users.create({
      firstName: 'Liv',
      lastName: 'Lindgren',
      emailAddress: `liv.${Date.now()}@example.com`,
    });
    let eventId = '';
    await stage.step('Liv Lindgren signs up and buys a ticket', async () => {
      eventId = await stageEvent(stage, await castOrganizer(stage), { title: 'The evening Liv missed', capacity: 20 });
      await buyTickets(stage, { buyer: id, eventId });
      return await until('The seat is taken', async () => {
        const { left } = await asPerson(stage, other).events.byId.query({ eventId });
        return left === 19 ? '1 of 20 seats taken' : undefined;
      });
    });
    const token = await stage.sandbox.clerk.sessionToken(id);
    await stage.step('They delete their account at Clerk', async () => {
      users.delete(id);
      await outbox.idle();
    });
    await stage.step('The application knows nobody of that id any more', async () => {
      const said = await asPerson(stage, other)
        .users.byId.query({ clerkId: id })
        .then(
          () => undefined,
          (error: Error) => error.message,
        );
      if (said === undefined) throw new Error('Their profile is still shown');
      return said;
    });
    await stage.step('A token that they still hold brings nobody back', async () => {
      const answer = await fetch(`${stage.apiUrl}/trpc/users.me`, { headers: { authorization: `Bearer ${token}` } });
      if (answer.ok) throw new Error('It still opens their record');
      return `Answered ${answer.status}`;
    });
  },
};
