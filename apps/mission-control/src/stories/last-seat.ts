import { asPerson } from '../acts/as-person.ts';
import { reserveTickets } from '../acts/buy-tickets.ts';
import { until } from '../acts/until.ts';
import { castAs, castOrganizer, stageEvent } from './cast.ts';
import type { Story } from './stage.ts';

export const lastSeat: Story = {
  name: 'last-seat',
  title: 'Buy the last seat twice',
  about:
    'Two people want the one seat that there is, in the same moment. One gets it, the other is told so, and nobody pays twice.',
  async run(stage) {
    const buyers = [castAs(stage, 'first'), castAs(stage, 'second')];
    const nameOf = (id: string) => stage.sandbox.clerk.users.get(id)?.first_name ?? id;
    let eventId = '';
    await stage.step('An event with a single seat goes on sale', async () => {
      eventId = await stageEvent(stage, await castOrganizer(stage), { title: 'One seat only', capacity: 1 });
    });
    let won: { buyer: string; session: string } | undefined;
    await stage.step('Two people click at once', async () => {
      const tried = await Promise.allSettled(
        buyers.map(async (buyer) => ({ buyer, session: await reserveTickets(stage, { buyer, eventId }) })),
      );
      const got = tried.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
      const refused = tried.flatMap((one) => (one.status === 'rejected' ? [one.reason.message] : []));
      const [{ buyer, session } = { buyer: '', session: undefined }] = got;
      if (got.length !== 1 || session === undefined) throw new Error(`${got.length} people hold the one seat`);
      won = { buyer, session };
      return `${nameOf(buyer)} holds the seat; the other is told: ${refused}`;
    });
    await stage.step('The one who holds it pays', async () => {
      if (won) stage.sandbox.stripe.checkout.pay(won.session);
      await stage.sandbox.stripe.delivered();
      const { buyer = '' } = won ?? {};
      const state = await until('The ticket is there', async () => {
        const { tickets } = await asPerson(stage, buyer).tickets.mine.query({});
        return tickets.find((ticket) => ticket.event.id === eventId)?.status;
      });
      return `One ticket, ${state}`;
    });
    await stage.step('The event is sold out, with one seat taken', async () => {
      const { left, reason } = await asPerson(stage, buyers[0] ?? '').events.byId.query({ eventId });
      if (left !== 0 || reason !== 'sold_out') throw new Error(`${left} seats are left`);
      return '1 of 1 seat taken';
    });
  },
};
