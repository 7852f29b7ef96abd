import { randomUUID } from 'node:crypto';
import type {
  DisputeSnapshot,
  Moved,
  NewSession,
  OpenedSession,
  Payments,
  Refund,
  RefundSnapshot,
  Refused,
  SessionSnapshot,
  Share,
  ShareOf,
  Unavailable,
} from '../../src/ports/payments.ts';
import { Ledger } from './ledger.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

interface Session extends NewSession {
  state: SessionSnapshot['state'];
  paymentId: string;
}

/**
 * down: nothing is done, no answer. lost: it is done, no answer. dies-before, dies-after: the caller never hears anything
 * again, as if its process had been killed. throws-before, throws-after: it hears of it in the crudest way. A function
 * runs once it is done and before the caller hears of it.
 */
export type Fault =
  | 'none'
  | 'down'
  | 'lost'
  | 'dies-before'
  | 'dies-after'
  | 'throws-before'
  | 'throws-after'
  | Refused
  | (() => Promise<void>);

/** Payments in memory: keeps its word about idempotency keys, keeps its books, and goes wrong on demand. */
export class Bank implements Payments {
  readonly ledger = new Ledger();
  readonly sessions = new Map<string, Session>();
  readonly atOnce = 4;
  /** Refunds, the oldest first. */
  readonly moved: RefundSnapshot[] = [];
  readonly calls: string[] = [];
  /** For the next calls, one each; then `weather`. */
  readonly faults: Fault[] = [];
  weather: (call: string) => Fault = () => 'none';
  /** Whether refunds take their time. */
  slow = false;
  readonly #keys = new Map<string, { params: string; answer: unknown; until: number }>();
  readonly #now: () => Date;

  constructor(now: () => Date) {
    this.#now = now;
  }

  async openSession(session: NewSession): Promise<OpenedSession | Refused | Unavailable> {
    return await this.#call('openSession', () =>
      this.#once(session.orderId, session, () => {
        if (Date.parse(session.expiresAt) < this.#now().getTime() + 30 * MINUTE_MS) return { refused: 'expires_at' };
        const sessionId = `cs_${randomUUID()}`;
        this.sessions.set(sessionId, { ...session, state: 'open', paymentId: `pi_${randomUUID()}` });
        return { sessionId, url: `https://stripe.test/${sessionId}` };
      }),
    );
  }

  async getSession(sessionId: string): Promise<SessionSnapshot | 'unknown' | Unavailable> {
    return await this.#call('getSession', () => {
      const session = this.session(sessionId);
      if (!session) return 'unknown';
      const { state, paymentId } = session;
      return state === 'paid' ? { state, paymentId } : { state };
    });
  }

  async expireSession(sessionId: string): Promise<'done' | Unavailable> {
    return await this.#call('expireSession', () => {
      const session = this.session(sessionId);
      if (session?.state === 'open') session.state = 'expired';
      return 'done';
    });
  }

  async refund(refund: Refund, key: string): Promise<Moved | Refused | Unavailable> {
    return await this.#call('refund', () => this.#once(key, refund, () => this.#refund(refund)));
  }

  async getRefund(refundId: string): Promise<RefundSnapshot | 'unknown' | Unavailable> {
    return await this.#call('getRefund', () => this.moved.find(({ movedId }) => movedId === refundId) ?? 'unknown');
  }

  /** A charge has the id of its payment. */
  async refundsOf(of: { paymentId: string } | { chargeId: string }): Promise<RefundSnapshot[] | Unavailable> {
    const id = 'paymentId' in of ? of.paymentId : of.chargeId;
    return await this.#call('refundsOf', () => this.moved.filter(({ paymentId }) => paymentId === id).toReversed());
  }

  async refundsSince(): Promise<RefundSnapshot[] | Unavailable> {
    return await this.#call('refundsSince', () => this.moved.toReversed());
  }

  async getShare({ paymentId, reference, alsoSent }: ShareOf): Promise<Share | Unavailable> {
    return await this.#call('getShare', () => {
      const { fee, feeRefunded, transfers } = this.ledger.of(paymentId);
      const ours = transfers.filter((one) => [null, reference].includes(one.reference) || alsoSent.includes(one.id));
      const [sent, reversed] = [sum(ours, 'amount'), sum(ours, 'reversed')];
      const left = ours.map(({ id, ...transfer }) => ({ transferId: id, left: transfer.amount - transfer.reversed }));
      return { held: sent - reversed - (fee - feeRefunded), transfers: left, sent, reversed };
    });
  }

  async takeBack(share: ShareOf, part: { transferId: string; amount: number }, key: string) {
    return await this.#call('takeBack', () =>
      this.#once(key, part, () => done(this.ledger.reverse(share.paymentId, part.transferId, part.amount))),
    );
  }

  async giveBack(share: ShareOf, amount: number, key: string) {
    return await this.#call('giveBack', () =>
      this.#once(key, { amount }, () => done(this.ledger.transfer(share.paymentId, amount, share.reference))),
    );
  }

  async getDispute(disputeId: string): Promise<DisputeSnapshot | 'unknown' | Unavailable> {
    return await this.#call(
      'getDispute',
      () => this.#disputes().find((one) => one.disputeId === disputeId) ?? 'unknown',
    );
  }

  async disputesSince(): Promise<DisputeSnapshot[] | Unavailable> {
    return await this.#call('disputesSince', () => this.#disputes());
  }

  session(sessionId: string): Session | undefined {
    const session = this.sessions.get(sessionId);
    if (session?.state === 'open' && Date.parse(session.expiresAt) <= this.#now().getTime()) session.state = 'expired';
    return session;
  }

  /** The buyer pays, if they still can. */
  pay(sessionId: string, how: 'paid' | 'processing' = 'paid'): boolean {
    const session = this.session(sessionId);
    if (session?.state !== 'open') return false;
    session.state = how;
    if (how === 'paid') this.#charge(session);
    return true;
  }

  /** The bank debit of a session arrives, or does not. */
  clear(sessionId: string, how: 'paid' | 'failed'): void {
    const session = this.session(sessionId);
    if (session?.state !== 'processing') return;
    session.state = how;
    if (how === 'paid') this.#charge(session);
  }

  /** Somebody refunds in Stripe's dashboard, with or without a tick at its boxes; or cannot. */
  refundByHand(paymentId: string, amount: number, ticks = { transfer: false, fee: false }): RefundSnapshot | undefined {
    const made = this.#refund({ paymentId, amount, takes: ticks, reference: null });
    return 'refused' in made ? undefined : this.moved.at(-1);
  }

  /** Slow refunds come to an end. */
  finish(state: 'done' | 'failed'): void {
    for (const moved of this.moved) if (moved.state === 'pending') this.#end(moved, state);
  }

  /** The money of a refund that was done comes back. */
  bounce(movedId: string): void {
    const moved = this.moved.find((one) => one.movedId === movedId);
    if (moved && moved.state !== 'failed') this.#end(moved, 'failed');
  }

  #end(moved: RefundSnapshot, state: 'done' | 'failed'): void {
    moved.state = state;
    if (state === 'failed') this.ledger.unrefund(moved.paymentId, moved.amount);
  }

  #refund(refund: Omit<Refund, 'reference'> & { reference: string | null }): Moved | Refused {
    const { paymentId, amount, takes, reference } = refund;
    const refused = this.ledger.refund(paymentId, amount, takes);
    if (refused !== undefined) return { refused };
    const moved = { movedId: `re_${randomUUID()}`, state: this.slow ? ('pending' as const) : ('done' as const) };
    this.moved.push({ ...moved, paymentId, amount, reference });
    return moved;
  }

  #charge({ paymentId, orderId, accountId, price, quantity, fee }: Session): void {
    this.ledger.charge({ id: paymentId, orderId, accountId, amount: price * quantity, fee });
  }

  #disputes(): DisputeSnapshot[] {
    return [...this.ledger.charges.values()].flatMap(({ id, disputes }) =>
      disputes.map((dispute) => ({ ...dispute, disputeId: dispute.id, paymentId: id })),
    );
  }

  #once<T>(key: string, params: object, work: () => T): T | Refused {
    const asked = JSON.stringify(params);
    const kept = this.#keys.get(key);
    if (kept && kept.until > this.#now().getTime())
      return kept.params === asked ? (kept.answer as T) : { refused: 'idempotency_error' };
    const answer = work();
    this.#keys.set(key, { params: asked, answer, until: this.#now().getTime() + DAY_MS });
    return answer;
  }

  async #call<T>(name: string, work: () => T): Promise<T | Unavailable> {
    this.calls.push(name);
    const fault = this.faults.shift() ?? this.weather(name);
    await new Promise(setImmediate);
    if (fault === 'down') return 'unavailable';
    if (fault === 'dies-before') return await new Promise(() => {});
    if (fault === 'throws-before') throw new Error('Killed');
    const answer = typeof fault === 'object' ? (fault as T) : work();
    if (fault === 'dies-after') return await new Promise(() => {});
    if (fault === 'throws-after') throw new Error('Killed');
    if (typeof fault === 'function') await fault();
    await new Promise(setImmediate);
    return fault === 'lost' ? 'unavailable' : answer;
  }
}

function done(refused: string | undefined): 'done' | Refused {
  return refused === undefined ? 'done' : { refused };
}

function sum<K extends string>(rows: Record<K, number>[], key: K): number {
  return rows.reduce((total, row) => total + row[key], 0);
}
