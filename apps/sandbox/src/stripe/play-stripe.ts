import type { Hono } from 'hono';
import { createApiControl } from '../api-control/api-control.ts';
import type { Clock } from '../clock.ts';
import { oncePerTurn } from '../once-per-turn.ts';
import { createOutbox } from '../outbox/outbox.ts';
import { toKeep } from '../outbox/stored-messages.ts';
import type { StateFile } from '../state-file.ts';
import type { AccountChange } from './accounts/account-changes.ts';
import { createAccounts } from './accounts/accounts.ts';
import { createLinks } from './accounts/links.ts';
import { v1Account } from './accounts/v1-account.ts';
import { askedForFailure } from './api/answer.ts';
import { createIdempotency } from './api/idempotency.ts';
import { isForStripe, stripeApi } from './api/stripe-api.ts';
import type { Books } from './books.ts';
import { createCheckout } from './checkout/checkout.ts';
import type { Desk } from './desk.ts';
import { createDisputes } from './disputes/disputes.ts';
import { createEvents, type EventPayloads } from './events/events.ts';
import { type StripeOutbox, stripeProtocol } from './events/stripe-protocol.ts';
import { createLedger } from './ledger/ledger.ts';
import { stripePages } from './pages/stripe-pages.ts';
import { createPayouts } from './payouts/payouts.ts';
import { listPrices } from './pricing.ts';
import { createRefunds } from './refunds/refunds.ts';
import { loadState, type StoredState } from './stored-state.ts';
import type { StripeSandbox, StripeSettings } from './stripe-sandbox.ts';
import { createTables } from './tables.ts';

export interface StripeOptions extends StripeSettings {
  url: string;
  clock: Clock;
  file: StateFile;
}

export interface PlayedStripe {
  stripe: StripeSandbox;
  api: { fetch(request: Request, env: object): Response | Promise<Response>; isFor(request: Request): boolean };
  pages: Hono;
  stop(): void;
}

export function playStripe(options: StripeOptions): PlayedStripe {
  const { url, clock, file, secretKey = 'sk_test_sandbox_stripe' } = options;
  const livemode = !/^[rs]k_test_/.test(secretKey);
  const stored = loadState(file);
  const outboxes = createOutboxes(options, stored.deliveries);
  const payloads: EventPayloads = { platform: 'snapshot', connect: 'snapshot' };
  const events = createEvents({ clock, livemode, payloads, ...outboxes });

  const save = oncePerTurn(() =>
    file.save('stripe', () => ({
      ...accounts.dump(),
      objects: tables.dump(),
      orders: checkout.dump(),
      entries: ledger.entries,
      answers: idempotency.dump(),
      deliveries: {
        platform: toKeep(outboxes.platformOutbox.messages),
        connect: toKeep(outboxes.connectOutbox.messages),
      },
    })),
  );
  for (const outbox of Object.values(outboxes)) outbox.watch(save);
  const accounts = createAccounts({
    clock,
    livemode,
    stored,
    changed(id, changes) {
      save();
      for (const { type, data } of changes) events.emitThin(type, id, data ?? null);
      if (payloads.connect === 'snapshot' || !isUpdate(changes)) return;
      events.emit('account.updated', v1Account(accounts.require(id)), { account: id });
    },
    deauthorized(id) {
      save();
      events.emit('account.application.deauthorized', application, { account: id });
    },
  });
  const tables = createTables(stored.objects, save);
  const ledger = createLedger(clock, stored.entries, save);
  const books: Books = { clock, livemode, tables, accounts, ledger, pricing: { ...listPrices }, emit: events.emit };
  const pageUrl = (id: string) => `${url}/c/pay/${id}`;
  const checkout = createCheckout(books, { pageUrl, stored: stored.orders, changed: save });
  const idempotency = createIdempotency(clock, stored.answers, save);
  const desk: Desk = {
    url,
    books,
    accounts,
    links: { onboarding: createLinks(clock), dashboard: createLinks(clock) },
    checkout,
    refunds: createRefunds(books),
    disputes: createDisputes(books),
    payouts: createPayouts(books),
    events: events.log,
  };
  const control = createApiControl(clock, askedForFailure);
  const api = stripeApi(desk, { secretKey, control, idempotency });

  return {
    stripe: {
      secretKey,
      accounts,
      checkout,
      refunds: desk.refunds,
      disputes: desk.disputes,
      payouts: desk.payouts,
      ledger,
      pricing: books.pricing,
      ...outboxes,
      payloads,
      delivered: () => idle(outboxes),
      api: control,
    },
    api: {
      fetch: (request, env) => api.fetch(request, env),
      isFor: (request) => isForStripe(new URL(request.url).pathname, request.headers, secretKey),
    },
    pages: stripePages(desk, events.emitThin),
    stop() {
      for (const outbox of Object.values(outboxes)) outbox.close();
      checkout.stop();
      accounts.stop();
      control.heal();
    },
  };
}

function createOutboxes(
  { clock, platformEndpoint, connectEndpoint }: StripeOptions,
  stored: StoredState['deliveries'],
) {
  const platform = { endpoint: platformEndpoint, stored: stored.platform };
  const connect = { endpoint: connectEndpoint, stored: stored.connect };
  const platformOutbox: StripeOutbox = createOutbox(clock, stripeProtocol, platform);
  const connectOutbox: StripeOutbox = createOutbox(clock, stripeProtocol, connect);
  return { platformOutbox, connectOutbox };
}

async function idle({ platformOutbox, connectOutbox }: ReturnType<typeof createOutboxes>): Promise<void> {
  await Promise.all([platformOutbox.idle(), connectOutbox.idle()]);
}

function isUpdate(changes: AccountChange[]): boolean {
  return changes.length > 0 && !changes.some(({ type }) => type === 'v2.core.account.created');
}

const application = { id: 'ca_sandbox', object: 'application', name: 'Ticket Hub sandbox' } as const;
