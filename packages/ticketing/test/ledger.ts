/** Where the money of one payment is, in minor units: what each side has more than before it. */
export interface Balance {
  buyer: number;
  account: number;
  platform: number;
}

interface Charge {
  id: string;
  orderId: string;
  accountId: string;
  amount: number;
  fee: number;
  balance: Balance;
  refunded: number;
  reversed: number;
  disputes: { id: string; amount: number; status: 'open' | 'won' | 'lost' }[];
}

/** Stripe's books for destination charges: every cent that moves leaves one side and reaches another. */
export class Ledger {
  readonly charges = new Map<string, Charge>();

  charge(charge: Omit<Charge, 'balance' | 'refunded' | 'reversed' | 'disputes'>): void {
    const { amount, fee } = charge;
    const balance = { buyer: -amount, account: amount - fee, platform: fee };
    this.charges.set(charge.id, { ...charge, balance, refunded: 0, reversed: 0, disputes: [] });
  }

  /** Takes the money from the account, its fee from the platform. Returns why not. */
  refund(id: string, amount: number): string | undefined {
    const charge = this.#charge(id);
    if (charge.disputes.some(({ status }) => status === 'open')) return 'charge_disputed';
    const lost = charge.disputes.reduce((sum, dispute) => sum + (dispute.status === 'lost' ? dispute.amount : 0), 0);
    if (charge.refunded + lost + amount > charge.amount) return 'charge_already_refunded';
    charge.refunded += amount;
    this.#move(charge, amount, 1);
    return undefined;
  }

  /** The bank of the buyer sends it back. */
  unrefund(id: string, amount: number): void {
    const charge = this.#charge(id);
    charge.refunded -= amount;
    this.#move(charge, amount, -1);
  }

  dispute(id: string, disputeId: string): { id: string; amount: number } | undefined {
    const charge = this.#charge(id);
    const amount = charge.amount - charge.refunded;
    if (amount === 0 || charge.disputes.length > 0) return undefined;
    const dispute = { id: disputeId, amount, status: 'open' as const };
    charge.disputes.push(dispute);
    charge.balance.buyer += amount;
    charge.balance.platform -= amount;
    return dispute;
  }

  decide(id: string, status: 'won' | 'lost'): void {
    const charge = this.#charge(id);
    for (const dispute of charge.disputes) {
      if (dispute.status !== 'open') continue;
      dispute.status = status;
      if (status === 'lost') continue;
      charge.balance.buyer -= dispute.amount;
      charge.balance.platform += dispute.amount;
    }
  }

  reverse(id: string, amount: number): string | undefined {
    const charge = this.#charge(id);
    if (charge.refunded + charge.reversed + amount > charge.amount) return 'insufficient_funds';
    charge.reversed += amount;
    const fee = feeOf(charge, amount);
    charge.balance.account += fee - amount;
    charge.balance.platform += amount - fee;
    return undefined;
  }

  transfer(id: string, amount: number): undefined {
    const charge = this.#charge(id);
    charge.balance.account += amount;
    charge.balance.platform -= amount;
  }

  #move(charge: Charge, amount: number, direction: 1 | -1): void {
    const fee = feeOf(charge, amount);
    charge.balance.buyer += direction * amount;
    charge.balance.account += direction * (fee - amount);
    charge.balance.platform -= direction * fee;
  }

  #charge(id: string): Charge {
    const charge = this.charges.get(id);
    if (!charge) throw new Error(`No charge ${id}`);
    return charge;
  }
}

function feeOf(charge: Charge, amount: number): number {
  return Math.floor((charge.fee * amount) / charge.amount);
}
