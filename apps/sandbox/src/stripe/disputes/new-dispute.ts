import { stripeId } from '../stripe-id.ts';
import type { Charge, Dispute } from '../stripe-object.ts';

const nothing = {
  access_activity_log: null,
  billing_address: null,
  cancellation_policy: null,
  cancellation_policy_disclosure: null,
  cancellation_rebuttal: null,
  customer_communication: null,
  customer_email_address: null,
  customer_name: null,
  customer_purchase_ip: null,
  customer_signature: null,
  duplicate_charge_documentation: null,
  duplicate_charge_explanation: null,
  duplicate_charge_id: null,
  enhanced_evidence: {},
  product_description: null,
  receipt: null,
  refund_policy: null,
  refund_policy_disclosure: null,
  refund_refusal_explanation: null,
  service_date: null,
  service_documentation: null,
  shipping_address: null,
  shipping_carrier: null,
  shipping_date: null,
  shipping_documentation: null,
  shipping_tracking_number: null,
  uncategorized_file: null,
  uncategorized_text: null,
};

const week = 7 * 24 * 3600;

export interface Opening {
  status: 'needs_response' | 'warning_needs_response' | 'prevented';
  reason: string;
  caseType: 'chargeback' | 'inquiry' | 'resolution' | 'block';
}

interface Setting {
  now: number;
  livemode: boolean;
}

export function newDispute(charge: Charge, { status, reason, caseType }: Opening, { now, livemode }: Setting): Dispute {
  return {
    id: stripeId('du'),
    object: 'dispute',
    amount: charge.amount - charge.amount_refunded,
    balance_transactions: [],
    charge: charge.id,
    created: now,
    currency: charge.currency,
    enhanced_eligibility_types: [],
    evidence: { ...nothing, customer_email_address: charge.billing_details.email },
    evidence_details: {
      due_by: status === 'prevented' ? null : now + week,
      enhanced_eligibility: {},
      has_evidence: false,
      past_due: false,
      submission_count: 0,
      submission_method: 'not_submitted',
    },
    intended_submission_method: null,
    is_charge_refundable: caseType === 'inquiry',
    livemode,
    metadata: {},
    payment_intent: charge.payment_intent,
    payment_method_details: {
      type: 'card',
      card: { brand: 'visa', case_type: caseType, network: 'visa', network_reason_code: '10.4' },
    },
    reason,
    status,
  };
}
