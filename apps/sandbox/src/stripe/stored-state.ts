import { z } from 'zod';
import type { Message } from '../outbox/message.ts';
import { storedMessages } from '../outbox/stored-messages.ts';
import type { StateFile } from '../state-file.ts';
import type { StoredAccounts } from './accounts/accounts.ts';
import type { KeptAnswer } from './api/idempotency.ts';
import type { Order } from './checkout/order.ts';
import type { LedgerEntry } from './ledger/ledger.ts';
import type { Account, ObjectKind, StripeObjects } from './stripe-object.ts';
import type { StoredObjects } from './tables.ts';

export interface StoredState extends StoredAccounts {
  objects: StoredObjects;
  orders: Order[];
  entries: LedgerEntry[];
  answers: KeptAnswer[];
  deliveries: { platform: Message[]; connect: Message[] };
}

// Only a shallow check, because the sandbox wrote the file itself.
function listOf<T>(shape: z.ZodType) {
  return z.array(z.custom<T>((value) => shape.safeParse(value).success)).default([]);
}

function objectsOf<K extends ObjectKind>(object: K) {
  return listOf<StripeObjects[K]>(z.looseObject({ id: z.string(), object: z.literal(object) }));
}

const withId = z.looseObject({ id: z.string() });

const storedState = z.object({
  accounts: listOf<Account>(z.looseObject({ id: z.string(), object: z.literal('v2.core.account') })),
  deauthorized: z.array(z.string()).default([]),
  objects: z
    .object({
      application_fee: objectsOf('application_fee'),
      balance_transaction: objectsOf('balance_transaction'),
      charge: objectsOf('charge'),
      'checkout.session': objectsOf('checkout.session'),
      dispute: objectsOf('dispute'),
      fee_refund: objectsOf('fee_refund'),
      payment_intent: objectsOf('payment_intent'),
      payout: objectsOf('payout'),
      refund: objectsOf('refund'),
      transfer: objectsOf('transfer'),
      transfer_reversal: objectsOf('transfer_reversal'),
    })
    .prefault({}),
  orders: listOf<Order>(withId),
  entries: listOf<LedgerEntry>(withId),
  answers: listOf<KeptAnswer>(z.looseObject({ key: z.string() })),
  deliveries: z.object({ platform: storedMessages, connect: storedMessages }).prefault({}),
});

/** A file from before the sandbox played Stripe has nothing of it. */
export function loadState(file: StateFile): StoredState {
  return storedState.parse(file.section('stripe') ?? {});
}
