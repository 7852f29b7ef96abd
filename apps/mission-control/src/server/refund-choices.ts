import type { StripeSandbox } from '@ticket-hub/sandbox';
import type { PaymentChoice } from './payments.ts';

const boxes = { reverseTransfer: true, refundApplicationFee: true };

/** Refunds as in Stripe's dashboard, and what the bank does with them. */
export function refundChoices(intent: string, { refunds }: Pick<StripeSandbox, 'refunds'>): PaymentChoice[] {
  const made = refunds.all().filter(({ payment_intent: of }) => of === intent);
  const pending = made.find(({ status }) => status === 'pending');
  const settled = made.findLast(({ status }) => status === 'succeeded');
  const last = pending ?? settled;
  return [
    { action: 'refund', label: 'Refund', act: (desk) => void desk.refunds.inDashboard(intent) },
    {
      action: 'refund-all',
      label: 'Refund with transfer and fee',
      act: (desk) => void desk.refunds.inDashboard(intent, boxes),
    },
    {
      action: 'refund-part',
      label: 'Refund 1.00',
      act: (desk) => void desk.refunds.inDashboard(intent, { amount: 100 }),
    },
    { action: 'refund-later', label: 'Keep next refund pending', act: (desk) => desk.refunds.pendNext() },
    ...(pending ? [settle('refund-done', 'Complete refund', pending.id, 'succeeded')] : []),
    ...(last ? [settle('refund-fails', 'Fail refund', last.id, 'failed')] : []),
  ];
}

function settle(action: string, label: string, id: string, outcome: 'succeeded' | 'failed'): PaymentChoice {
  return { action, label, act: ({ refunds }) => void refunds.settle(id, outcome) };
}
