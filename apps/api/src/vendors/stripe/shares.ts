import type { Share, ShareOf } from '@ticket-hub/ticketing';
import type Stripe from 'stripe';
import { NotPossible } from './client.ts';

/** The organizer's share of a payment: the charge's own transfer, and those that we sent later. */
export async function getShare(stripe: Stripe, share: ShareOf): Promise<Share> {
  const expand = ['latest_charge.transfer', 'latest_charge.application_fee'];
  const { latest_charge: charge } = await stripe.paymentIntents.retrieve(share.paymentId, { expand });
  if (typeof charge !== 'object' || !charge) throw new NotPossible('no_charge');
  const { transfer, application_fee: fee } = charge;
  if (typeof transfer !== 'object' || typeof fee === 'string') throw new NotPossible('no_transfer');
  const transfers = [transfer, ...(await sentFor(stripe, share))];
  const sent = sum(transfers.map(({ amount }) => amount));
  const reversed = sum(transfers.map(({ amount_reversed }) => amount_reversed));
  return {
    held: sent - reversed - (fee ? fee.amount - fee.amount_refunded : 0),
    transfers: transfers.map(({ id, amount, amount_reversed }) => ({ transferId: id, left: amount - amount_reversed })),
    sent,
    reversed,
  };
}

async function sentFor(stripe: Stripe, { accountId, reference, alsoSent }: ShareOf): Promise<Stripe.Transfer[]> {
  const found: Stripe.Transfer[] = [];
  const which = { destination: accountId, transfer_group: reference, limit: 100 } satisfies Stripe.TransferListParams;
  for await (const transfer of stripe.transfers.list(which)) {
    if (transfer.metadata.movement === reference) found.push(transfer);
  }
  for (const id of alsoSent) found.push(await stripe.transfers.retrieve(id));
  return found;
}

/** Without refunding the platform's fee: shares are net amounts. */
export async function takeBack(
  stripe: Stripe,
  { reference }: ShareOf,
  { transferId, amount, key }: { transferId: string; amount: number; key: string },
): Promise<'done'> {
  const params = { amount, metadata: { movement: reference } } satisfies Stripe.TransferCreateReversalParams;
  await stripe.transfers.createReversal(transferId, params, { idempotencyKey: key });
  return 'done';
}

export async function giveBack(
  stripe: Stripe,
  { reference, accountId, currency }: ShareOf,
  { amount, key }: { amount: number; key: string },
): Promise<'done'> {
  const params = {
    amount,
    currency: currency.toLowerCase(),
    destination: accountId,
    transfer_group: reference,
    metadata: { movement: reference },
  } satisfies Stripe.TransferCreateParams;
  await stripe.transfers.create(params, { idempotencyKey: key });
  return 'done';
}

function sum(amounts: number[]): number {
  return amounts.reduce((total, amount) => total + amount, 0);
}
