/** What stands in the form: times as the wall clock shows them there, the price in whole units. */
export interface EventFields {
  title: string;
  description: string;
  venue: string;
  starts: string;
  ends: string;
  timeZone: string;
  capacity: number | string;
  pricing: 'free' | 'paid';
  price: number | string;
  currency: string;
}

export type FieldErrors = Partial<Record<keyof EventFields, string>>;
