import { Refusal } from './refusal.ts';
import type { ObjectKind, StripeObjects } from './stripe-object.ts';

/** The objects of the v1 API. */
export interface Tables {
  /** A copy: changing it changes nothing here. */
  get<K extends ObjectKind>(kind: K, id: string): StripeObjects[K] | undefined;
  /** Or what Stripe answers if there is none. */
  require<K extends ObjectKind>(kind: K, id: string, param?: string): StripeObjects[K];
  /** Copies, oldest first. */
  all<K extends ObjectKind>(kind: K): StripeObjects[K][];
  put<K extends ObjectKind>(kind: K, object: StripeObjects[K]): StripeObjects[K];
  update<K extends ObjectKind>(kind: K, id: string, change: Partial<StripeObjects[K]>): StripeObjects[K];
  /** An object of whatever kind. */
  find(id: string): StripeObjects[ObjectKind] | undefined;
  dump(): StoredObjects;
}

export type StoredObjects = { [K in ObjectKind]: StripeObjects[K][] };

type Maps = { [K in ObjectKind]: Map<string, StripeObjects[K]> };

export function createTables(stored: StoredObjects, changed: () => void): Tables {
  const byId = <T extends { id: string }>(objects: T[]) => new Map(objects.map((object) => [object.id, object]));
  const maps: Maps = {
    application_fee: byId(stored.application_fee),
    balance_transaction: byId(stored.balance_transaction),
    charge: byId(stored.charge),
    'checkout.session': byId(stored['checkout.session']),
    dispute: byId(stored.dispute),
    fee_refund: byId(stored.fee_refund),
    payment_intent: byId(stored.payment_intent),
    payout: byId(stored.payout),
    refund: byId(stored.refund),
    transfer: byId(stored.transfer),
    transfer_reversal: byId(stored.transfer_reversal),
  };
  const values = <K extends ObjectKind>(kind: K): StripeObjects[K][] => structuredClone([...maps[kind].values()]);

  const tables: Tables = {
    get: (kind, id) => structuredClone(maps[kind].get(id)),
    require(kind, id, param = 'id') {
      const object = tables.get(kind, id);
      if (object === undefined) {
        throw new Refusal(`No such ${kind}: '${id}'`, { status: 404, code: 'resource_missing', param });
      }
      return object;
    },
    all: values,
    put(kind, object) {
      maps[kind].set(object.id, structuredClone(object));
      changed();
      return object;
    },
    update: (kind, id, change) => tables.put(kind, { ...tables.require(kind, id), ...change }),
    find(id) {
      for (const map of Object.values(maps)) {
        const object = map.get(id);
        if (object !== undefined) return structuredClone(object);
      }
      return undefined;
    },
    dump: () => ({
      application_fee: values('application_fee'),
      balance_transaction: values('balance_transaction'),
      charge: values('charge'),
      'checkout.session': values('checkout.session'),
      dispute: values('dispute'),
      fee_refund: values('fee_refund'),
      payment_intent: values('payment_intent'),
      payout: values('payout'),
      refund: values('refund'),
      transfer: values('transfer'),
      transfer_reversal: values('transfer_reversal'),
    }),
  };
  return tables;
}
