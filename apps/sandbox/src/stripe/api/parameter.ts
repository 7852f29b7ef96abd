import { z } from 'zod';

export const invalidInteger = 'Invalid integer';
export const invalidEmail = 'Invalid email address';
export const invalidUrl = 'Not a valid URL';

/** Forms carry text only. */
export const wholeNumber = z
  .string()
  .regex(/^\d+$/, invalidInteger)
  .transform(Number)
  .pipe(z.number().max(99_999_999, invalidInteger));

export const httpUrl = z.string().regex(/^https?:\/\//, invalidUrl);

export const timestamp = z.string().regex(/^\d+$/, 'Invalid timestamp').transform(Number);

export const flag = z.enum(['true', 'false'], 'Invalid boolean').transform((text) => text === 'true');

export const metadata = z
  .record(z.string().max(40), z.string().max(500))
  .refine((given) => Object.keys(given).length <= 50, 'You cannot have more than 50 metadata keys')
  .default({});

const notPlayedHere = 'not played';

/** For a parameter of Stripe that the sandbox does not support: refused by name, never ignored. */
export const unplayed = z.custom<never>(() => false, notPlayedHere).optional();

export function isUnplayed({ message }: z.core.$ZodIssue): boolean {
  return message === notPlayedHere;
}

export const expand = z.array(z.string()).max(20).default([]);

const range = z.strictObject({
  gt: timestamp.optional(),
  gte: timestamp.optional(),
  lt: timestamp.optional(),
  lte: timestamp.optional(),
});

/** What every list of the v1 API takes. */
export const listParams = z.strictObject({
  limit: z.string().regex(/^\d+$/, invalidInteger).transform(Number).pipe(z.number().min(1).max(100)).default(10),
  starting_after: z.string().optional(),
  ending_before: z.string().optional(),
  created: z.union([timestamp, range]).optional(),
  expand,
});

export type ListParams = z.infer<typeof listParams>;

/** Of lists that belong to another object. */
export const innerListParams = listParams.omit({ created: true });
