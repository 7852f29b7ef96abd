import { type DisputeStatus, mayFollow, type StripeSandbox } from '@ticket-hub/sandbox';
import type { PaymentChoice } from './payments.ts';

type Desk = Pick<StripeSandbox, 'disputes'>;
type Act = (disputes: StripeSandbox['disputes'], id: string) => void;

const openings: [action: string, label: string, act: Act][] = [
  ['dispute', 'Dispute', (disputes, intent) => void disputes.open(intent)],
  ['inquire', 'Inquire', (disputes, intent) => void disputes.inquire(intent)],
  ['prevent', 'Prevent a dispute', (disputes, intent) => void disputes.prevent(intent)],
];

const turns: [to: DisputeStatus, action: string, label: string, act: Act][] = [
  ['warning_under_review', 'respond', 'Evidence is in', (disputes, id) => void disputes.respond(id)],
  ['under_review', 'respond', 'Evidence is in', (disputes, id) => void disputes.respond(id)],
  ['appeal_under_review', 'respond', 'Evidence is in', (disputes, id) => void disputes.respond(id)],
  ['warning_closed', 'drop', 'Drop the inquiry', (disputes, id) => void disputes.drop(id)],
  ['needs_response', 'escalate', 'Escalate to dispute', (disputes, id) => void disputes.escalate(id)],
  ['won', 'won', 'Dispute won', (disputes, id) => void disputes.close(id, 'won')],
  ['lost', 'lost', 'Dispute lost', (disputes, id) => void disputes.close(id, 'lost')],
  ['appeal_needs_response', 'appeal', 'Appeal', (disputes, id) => void disputes.appeal(id)],
];

/** The dispute actions that are available for a payment. */
export function disputeChoices(intent: string, { disputes }: Desk): PaymentChoice[] {
  const dispute = disputes.all().find(({ payment_intent: of }) => of === intent);
  if (dispute === undefined) {
    return openings.map(([action, label, act]) => ({ action, label, act: (desk) => act(desk.disputes, intent) }));
  }
  return turns
    .filter(([to]) => mayFollow(dispute.status, to))
    .map(([, action, label, act]) => ({ action, label, act: (desk) => act(desk.disputes, dispute.id) }));
}
