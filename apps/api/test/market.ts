import type { Sandbox } from '@ticket-hub/sandbox';
import { webClient } from './clients.ts';
import { eventContent } from './people.ts';
import type { Random } from './random.ts';

const MOST_PEOPLE = 12;
const MOST_EVENTS = 8;

/** Who is there, what they offer, and where the API is at this moment. */
export interface Market {
  sandbox: Sandbox;
  random: Random;
  url: () => string;
  people: string[];
  /** Who has left. */
  gone: string[];
  eventIds: string[];
  /** Accounts that Stripe has restored after they were closed: their owners may have another by then. */
  reopened: Set<string>;
  /** What an operator does about somebody who has left, and has signed up again as somebody else or not yet. */
  restore: (clerkId: string, as: string | undefined) => Promise<void>;
}

/** What Stripe has taken money for. */
export function paidCheckouts({ sandbox }: Market) {
  return sandbox.stripe.checkout.all().filter(({ payment_status }) => payment_status === 'paid');
}

type Client = ReturnType<typeof webClient>;
type Act = (market: Market, client: Client) => Promise<unknown>;

/** One random thing that somebody does. That it is refused, or that the process dies under it, is part of life. */
export async function liveWithMoney(market: Market): Promise<void> {
  const { people, random, sandbox } = market;
  if (people.length < MOST_PEOPLE && random.chance(0.15)) {
    people.push(
      sandbox.clerk.users.create({ firstName: random.word(), emailAddress: `${random.word()}@example.com` }).id,
    );
    return;
  }
  const someone = random.pick(people);
  const act = random.pick(acts);
  if (!someone || !act) return;
  const client = webClient(`${market.url()}/trpc`, () => sandbox.clerk.sessionToken(someone));
  await act(market, client).catch(() => {});
}

/** Somebody who sells and somebody who buys, so that a life has something to live on. */
export async function openMarket(market: Market, settle: () => Promise<void>): Promise<void> {
  for (const firstName of ['Olga', 'Otto', 'Bob']) {
    market.people.push(market.sandbox.clerk.users.create({ firstName, emailAddress: `${firstName}@example.com` }).id);
  }
  const sellers = market.people
    .slice(0, 2)
    .map((id) => webClient(`${market.url()}/trpc`, () => market.sandbox.clerk.sessionToken(id)));
  for (const client of sellers) await connect(market, client);
  await settle();
  const { checkout } = market.sandbox.stripe;
  const [, , bob = ''] = market.people;
  const buyer = webClient(`${market.url()}/trpc`, () => market.sandbox.clerk.sessionToken(bob));
  for (const client of sellers) {
    const { id: eventId } = await client.events.create.mutate(eventContent(1_999, 6));
    market.eventIds.push(eventId);
    await client.events.publish.mutate({ eventId });
    for (const quantity of [1, 2]) {
      const { url } = await buyer.tickets.checkout.mutate({ eventId, quantity });
      checkout.pay(checkout.all().find((session) => session.url === url)?.id ?? '');
    }
  }
}

const connect: Act = async ({ sandbox }, client) => {
  await client.payouts.connect.mutate();
  const accountId = await client.users.stripeConnectId.query();
  if (accountId) sandbox.stripe.accounts.completeOnboarding(accountId);
  await client.payouts.connect.mutate();
};

const offer: Act = async ({ eventIds, random }, client) => {
  if (eventIds.length >= MOST_EVENTS) return;
  const price = random.chance(0.2) ? null : 50 + random.below(5_000);
  const { id: eventId } = await client.events.create.mutate(eventContent(price, 1 + random.below(6)));
  eventIds.push(eventId);
  await client.events.publish.mutate({ eventId });
};

const publish: Act = async ({ eventIds, random }, client) => {
  await client.events.publish.mutate({ eventId: random.pick(eventIds) ?? '' });
};

const buy: Act = async ({ eventIds, random, sandbox }, client) => {
  const { checkout } = sandbox.stripe;
  const eventId = random.pick(eventIds) ?? '';
  const { url } = await client.tickets.checkout.mutate({ eventId, quantity: 1 + random.below(3) });
  const session = checkout.all().find((one) => one.url === url);
  if (!session) return;
  const how = random.below(10);
  if (how < 6) checkout.pay(session.id);
  else if (how === 6) checkout.fail(session.id);
  else if (how === 7) checkout.expire(session.id);
  else if (how === 8) {
    checkout.payAsync(session.id);
    checkout.settleAsync(session.id, random.chance(0.5) ? 'ok' : 'failed');
  }
};

const refund: Act = async ({ eventIds, random }, client) => {
  const { tickets } = await client.tickets.forEvent.query({ eventId: random.pick(eventIds) ?? '' });
  await client.tickets.refund.mutate({ ticketId: random.pick(tickets)?.id ?? '' });
};

const cancel: Act = async ({ eventIds, random }, client) => {
  if (random.chance(0.5)) await client.events.cancel.mutate({ eventId: random.pick(eventIds) ?? '' });
};

const loseAccount: Act = async ({ random, sandbox }) => {
  const account = random.pick(sandbox.stripe.accounts.all());
  if (!account) return;
  if (random.chance(0.6)) sandbox.stripe.accounts.restrict(account.id);
  else sandbox.stripe.accounts.restore(account.id);
};

const closeAccount: Act = async ({ random, reopened, sandbox }) => {
  const { accounts } = sandbox.stripe;
  const account = random.pick(accounts.all());
  if (account?.closed && random.chance(0.7)) {
    reopened.add(account.id);
    accounts.reopen(account.id);
  } else if (account && !account.closed && random.chance(0.15)) accounts.close(account.id);
};

/** Most come back from the bank: what stays out there cannot be taken back, and such accounts are not compared. */
const payOut: Act = async ({ random, sandbox }) => {
  const { accounts, payouts } = sandbox.stripe;
  const account = random.pick(accounts.all());
  if (!account) return;
  for (const { id } of payouts.send(account.id, 'in_transit'))
    payouts.settle(id, random.chance(0.8) ? 'failed' : 'paid');
};

const dispute: Act = async ({ random, sandbox }) => {
  const { checkout, disputes } = sandbox.stripe;
  const begun = random.pick(disputes.all());
  if (begun && random.chance(0.6)) {
    if (begun.status === 'lost') disputes.appeal(begun.id);
    else disputes.close(begun.id, random.chance(0.5) ? 'won' : 'lost');
    return;
  }
  const payment = random.pick(checkout.all())?.payment_intent;
  if (typeof payment !== 'string' || random.chance(0.5)) return;
  if (random.chance(0.3)) disputes.prevent(payment, random.chance(0.5) ? 'resolution' : 'block');
  else disputes.open(payment);
};

const refundByHand: Act = async ({ random, sandbox }) => {
  const { checkout, refunds } = sandbox.stripe;
  const payment = random.pick(checkout.all())?.payment_intent;
  if (typeof payment !== 'string' || random.chance(0.6)) return;
  const ticked = random.chance(0.5);
  const sum = random.chance(0.5) ? {} : { amount: random.chance(0.5) ? 1_999 : 1 + random.below(500) };
  refunds.inDashboard(payment, { ...sum, reverseTransfer: ticked, refundApplicationFee: ticked && random.chance(0.5) });
};

const leave: Act = async ({ gone, people, random, sandbox }) => {
  const someone = random.pick(people);
  if (!someone || random.chance(0.8)) return;
  sandbox.clerk.users.delete(someone);
  gone.push(someone);
};

const comeBack: Act = async ({ gone, people, random, restore }) => {
  const someone = random.pick(gone);
  if (someone) await restore(someone, random.chance(0.5) ? random.pick(people) : undefined);
};

const acts: readonly Act[] = [
  connect,
  connect,
  offer,
  offer,
  publish,
  buy,
  buy,
  buy,
  buy,
  buy,
  refund,
  refundByHand,
  cancel,
  loseAccount,
  closeAccount,
  payOut,
  dispute,
  leave,
  comeBack,
];
