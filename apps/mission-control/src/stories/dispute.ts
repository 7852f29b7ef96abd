import { asPerson } from '../acts/as-person.ts';
import { buyTickets } from '../acts/buy-tickets.ts';
import { until } from '../acts/until.ts';
import { castAs, castOrganizer, stageEvent } from './cast.ts';
import type { Stage, Story } from './stage.ts';

export const dispute: Story = {
  name: 'dispute',
  title: 'A dispute',
  about:
    'A buyer’s bank takes a payment back, and the ticket does not let anybody in. The organizer wins, and it does again.',
  async run(stage) {
    const { stripe } = stage.sandbox;
    const buyer = castAs(stage, 'second');
    let eventId = '';
    let payment = '';
    await stage.step('Somebody buys a ticket', async () => {
      eventId = await stageEvent(stage, await castOrganizer(stage), { title: 'The disputed evening', capacity: 20 });
      payment = (await buyTickets(stage, { buyer, eventId })) ?? '';
      return `The ticket is ${await stateOnce(stage, { buyer, eventId, unlike: [] })}`;
    });
    let before = '';
    let id = '';
    await stage.step('Their bank takes the money back', async () => {
      before = await stateOnce(stage, { buyer, eventId, unlike: [] });
      id = stripe.disputes.open(payment).id;
      await stripe.delivered();
      return `The ticket is ${await stateOnce(stage, { buyer, eventId, unlike: [before] })}`;
    });
    await stage.step('The bank decides for the organizer', async () => {
      const disputed = await stateOnce(stage, { buyer, eventId, unlike: [before] });
      stripe.disputes.close(id, 'won');
      await stripe.delivered();
      return `The ticket is ${await stateOnce(stage, { buyer, eventId, unlike: [disputed] })}`;
    });
  },
};

interface Looked {
  buyer: string;
  eventId: string;
  unlike: string[];
}

/** Of the one ticket, as its buyer sees it, as soon as it is another state than those. */
async function stateOnce(stage: Stage, { buyer, eventId, unlike }: Looked): Promise<string> {
  return await until('The ticket has another state', async () => {
    const { tickets } = await asPerson(stage, buyer).tickets.mine.query({});
    const state = tickets.find((ticket) => ticket.event.id === eventId)?.status;
    return state === undefined || unlike.includes(state) ? undefined : state;
  });
}
