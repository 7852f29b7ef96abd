import type { SessionParams } from '../api/session-params.ts';
import type { PaymentData } from './order.ts';

export function paymentData({ payment_intent_data: given }: SessionParams): PaymentData {
  const { transfer_data: transfer } = given;
  return {
    applicationFee: given.application_fee_amount ?? null,
    transfer: transfer === undefined ? null : { destination: transfer.destination, amount: transfer.amount ?? null },
    metadata: given.metadata,
    description: given.description ?? null,
    statementDescriptor: given.statement_descriptor ?? null,
    statementDescriptorSuffix: given.statement_descriptor_suffix ?? null,
    receiptEmail: given.receipt_email ?? null,
    transferGroup: given.transfer_group ?? null,
    onBehalfOf: given.on_behalf_of ?? null,
  };
}
