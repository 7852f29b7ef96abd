/** Where the money of one payment is, in minor units: what each side has more than before it. */
export interface Balance {
  buyer: number;
  account: number;
  platform: number;
}

interface Transfer {
  id: string;
  reference: string | null;
  amount: number;
  reversed: number;
}

export type DisputeStatus = 'open' | 'appealed' | 'won' | 'lost';

export interface Charge {
  id: string;
  orderId: string;
  accountId: string;
  amount: number;
  fee: number;
  feeRefunded: number;
  balance: Balance;
  refunded: number;
  /** The one that the payment made, then those that were sent later. */
  transfers: [Transfer, ...Transfer[]];
  disputes: { id: string; amount: number; status: DisputeStatus }[];
}

/** Stripe's books for destination charges: every cent that moves leaves one side and reaches another. Refuses as Stripe does. */
export class Ledger {
  readonly charges = new Map<string, Charge>();

  charge(charge: Pick<Charge, 'id' | 'orderId' | 'accountId' | 'amount' | 'fee'>): void {
    const { id, amount, fee } = charge;
    const balance = { buyer: -amount, account: amount - fee, platform: fee };
    const transfers: Charge['transfers'] = [{ id: `tr_${id}`, reference: null, amount, reversed: 0 }];
    this.charges.set(id, { ...charge, feeRefunded: 0, balance, refunded: 0, transfers, disputes: [] });
  }

  /** The platform pays; what is taken along is its organizer's and its own. Returns why not. */
  refund(id: string, amount: number, takes: { transfer: boolean; fee: boolean }): string | undefined {
    const charge = this.of(id);
    if (charge.disputes.some(({ status }) => status === 'open' || status === 'appealed')) return 'charge_disputed';
    const lost = charge.disputes.reduce((sum, dispute) => sum + (dispute.status === 'lost' ? dispute.amount : 0), 0);
    if (charge.refunded + lost + amount > charge.amount) return 'charge_already_refunded';
    const [original] = charge.transfers;
    const fee = takes.fee ? feeOf(charge, amount) : 0;
    if (takes.fee && charge.fee === 0) return 'no_application_fee';
    if (takes.fee && charge.feeRefunded + fee > charge.fee) return 'fee_already_refunded';
    if (takes.transfer && original.reversed + amount > original.amount) return 'transfer_already_reversed';
    charge.refunded += amount;
    charge.balance.buyer += amount;
    charge.balance.platform -= amount + fee;
    charge.balance.account += fee;
    charge.feeRefunded += fee;
    if (takes.transfer) this.reverse(id, original.id, amount);
    return undefined;
  }

  /** The bank of the buyer sends it back to the platform. What was taken along stays taken. */
  unrefund(id: string, amount: number): void {
    const charge = this.of(id);
    charge.refunded -= amount;
    charge.balance.buyer -= amount;
    charge.balance.platform += amount;
  }

  /** Of all that is not refunded. prevented: it never was more than that. */
  dispute(id: string, disputeId: string, status: DisputeStatus = 'open'): { id: string; amount: number } | undefined {
    const charge = this.of(id);
    const amount = charge.amount - charge.refunded;
    if (amount === 0 || charge.disputes.length > 0) return undefined;
    const dispute = { id: disputeId, amount, status };
    charge.disputes.push(dispute);
    if (status !== 'won') this.#withdraw(charge, amount);
    return dispute;
  }

  /** An appeal, and what is decided. Won gives the money back, also after it was lost. */
  decide(id: string, status: DisputeStatus): void {
    const charge = this.of(id);
    for (const dispute of charge.disputes) {
      if (dispute.status === 'won' || (dispute.status !== 'lost' && status === 'appealed')) continue;
      if (dispute.status === 'lost' && status === 'lost') continue;
      dispute.status = status;
      if (status === 'won') this.#withdraw(charge, -dispute.amount);
    }
  }

  reverse(id: string, transferId: string, amount: number): string | undefined {
    const charge = this.of(id);
    const transfer = charge.transfers.find((one) => one.id === transferId);
    if (!transfer || transfer.reversed + amount > transfer.amount) return 'amount_too_large';
    transfer.reversed += amount;
    charge.balance.account -= amount;
    charge.balance.platform += amount;
    return undefined;
  }

  transfer(id: string, amount: number, reference: string): undefined {
    const charge = this.of(id);
    charge.transfers.push({ id: `tr_${id}_${charge.transfers.length}`, reference, amount, reversed: 0 });
    charge.balance.account += amount;
    charge.balance.platform -= amount;
  }

  of(id: string): Charge {
    const charge = this.charges.get(id);
    if (!charge) throw new Error(`No charge ${id}`);
    return charge;
  }

  #withdraw(charge: Charge, amount: number): void {
    charge.balance.buyer += amount;
    charge.balance.platform -= amount;
  }
}

function feeOf(charge: Charge, amount: number): number {
  return Math.round((charge.fee * amount) / charge.amount);
}
