import { type Books, seconds } from '../books.ts';
import { Refusal } from '../refusal.ts';
import type { Charge, Dispute } from '../stripe-object.ts';
import type { Disputes } from './dispute-control.ts';
import { type DisputeStatus, mayFollow, reviewed } from './dispute-life.ts';
import { reinstate, withdraw } from './disputed-funds.ts';
import { newDispute, type Opening } from './new-dispute.ts';

export function createDisputes(books: Books): Disputes {
  const { tables, emit, pricing } = books;

  function become(id: string, status: DisputeStatus, change: Partial<Dispute> = {}): Dispute {
    const before = tables.require('dispute', id);
    if (!mayFollow(before.status, status)) throw new Refusal(`${id} is ${before.status} already`);
    return tables.update('dispute', id, { ...change, status });
  }

  /** Applies a change that does not close the dispute. */
  function update(id: string, status: DisputeStatus, change: Partial<Dispute> = {}): Dispute {
    const { status: before } = tables.require('dispute', id);
    const dispute = become(id, status, change);
    emit('charge.dispute.updated', dispute, { previous: { status: before } });
    return dispute;
  }

  return {
    get: (id) => tables.get('dispute', id),
    all: () => tables.all('dispute'),
    open(id, reason = 'fraudulent') {
      const { id: source } = begin(books, id, { status: 'needs_response', reason, caseType: 'chargeback' });
      const dispute = withdraw(books, source, pricing.dispute);
      emit('charge.dispute.created', dispute);
      emit('charge.dispute.funds_withdrawn', dispute);
      return dispute;
    },
    inquire(id, reason = 'unrecognized') {
      const dispute = begin(books, id, { status: 'warning_needs_response', reason, caseType: 'inquiry' });
      emit('charge.dispute.created', dispute);
      return dispute;
    },
    prevent(id, how = 'resolution') {
      const begun = begin(books, id, { status: 'prevented', reason: 'fraudulent', caseType: how });
      // Assumed: Stripe says only that such a case never becomes a chargeback. What the network resolved is paid out like
      // one, without the fee, and no object is a refund.
      const dispute = how === 'block' ? begun : withdraw(books, begun.id, 0);
      emit('charge.dispute.created', dispute);
      if (how === 'resolution') emit('charge.dispute.funds_withdrawn', dispute);
      emit('charge.dispute.closed', dispute);
      return dispute;
    },
    escalate(id) {
      const { payment_method_details: method } = tables.require('dispute', id);
      const card = method?.card && { card: { ...method.card, case_type: 'chargeback' as const } };
      const change = { is_charge_refundable: false, ...(method && { payment_method_details: { ...method, ...card } }) };
      update(id, 'needs_response', change);
      const dispute = withdraw(books, id, pricing.dispute);
      emit('charge.dispute.funds_withdrawn', dispute);
      return dispute;
    },
    drop(id) {
      const dispute = become(id, 'warning_closed');
      emit('charge.dispute.closed', dispute);
      return dispute;
    },
    respond(id) {
      const { evidence_details: details, status } = tables.require('dispute', id);
      const submission_count = details.submission_count + 1;
      const evidence_details = { ...details, has_evidence: true, submission_count };
      const after = reviewed[status];
      if (after === undefined) throw new Refusal(`${id} is ${status} already`);
      return update(id, after, { evidence_details });
    },
    close(id, outcome) {
      const closed = become(id, outcome);
      emit('charge.dispute.closed', closed);
      if (outcome === 'lost') return closed;
      const dispute = reinstate(books, id);
      emit('charge.dispute.funds_reinstated', dispute);
      return dispute;
    },
    // Assumed: the buyer keeps the money until an appeal is won. Stripe documents the statuses, not what moves.
    appeal: (id) => update(id, 'appeal_needs_response'),
  };
}

/** By the id of a charge, or of its payment. */
function chargeOf({ tables }: Books, id: string): Charge {
  const intent = tables.get('payment_intent', id);
  return tables.require('charge', intent?.latest_charge ?? id);
}

function begin(books: Books, id: string, opening: Opening): Dispute {
  const charge = chargeOf(books, id);
  if (charge.status !== 'succeeded') throw new Refusal(`${charge.id} is ${charge.status}: nothing to dispute`);
  if (charge.disputed) throw new Refusal(`${charge.id} is disputed already`);
  books.tables.update('charge', charge.id, { disputed: true });
  return books.tables.put('dispute', newDispute(charge, opening, { now: seconds(books), livemode: books.livemode }));
}
