/** What Stripe keeps. The platform pays it: it collects the fees of its accounts. */
export interface Pricing {
  chargeBps: number;
  chargeFixed: number;
  /** Kept whether the dispute is won or lost. */
  dispute: number;
}

export const listPrices: Pricing = { chargeBps: 290, chargeFixed: 30, dispute: 1500 };

export function chargeFee(amount: number, { chargeBps, chargeFixed }: Pricing): number {
  return Math.round((amount * chargeBps) / 10_000) + chargeFixed;
}
