import { z } from 'zod';

const orders = [
  'created_at',
  'updated_at',
  'email_address',
  'phone_number',
  'username',
  'first_name',
  'last_name',
  'last_active_at',
  'last_sign_in_at',
] as const;

const values = z.array(z.string()).max(100, 'at most 100 values').optional();
const single = z
  .array(z.string())
  .length(1, 'given more than once')
  .transform(([value = '']) => value);
const wholeNumber = single.pipe(z.string().regex(/^\d+$/, 'not a whole number')).transform(Number);

const filters = z.object({
  user_id: values,
  email_address: values,
  phone_number: values,
  username: values,
  external_id: values,
  query: single.optional(),
  created_at_before: wholeNumber.optional(),
  created_at_after: wholeNumber.optional(),
});

const order = single
  // An unescaped plus sign arrives as a space.
  .transform((value) => ({ descending: value.startsWith('-'), by: value.replace(/^[-+ ]/, '') }))
  .pipe(z.object({ descending: z.boolean(), by: z.enum(orders) }));

const list = filters
  .extend({
    limit: wholeNumber.pipe(z.number().min(1).max(500)).default(10),
    offset: wholeNumber.optional(),
    starting_after: single.optional(),
    order_by: order.default({ descending: true, by: 'created_at' }),
  })
  .check(({ value, issues }) => {
    if (value.starting_after === undefined) return;
    const refuse = (message: string) =>
      issues.push({ code: 'custom', input: value.starting_after, path: ['starting_after'], message });
    if (value.offset !== undefined) refuse('cannot be combined with offset');
    if (value.order_by.by !== 'created_at') refuse('needs an order by created_at');
  });

export type Filters = z.infer<typeof filters>;
export type ListQuery = z.infer<typeof list>;

/** Lists come as `user_id[]=…` and, from the SDK, as a repeated `user_id=…`. */
function named(query: Record<string, string[]>): Record<string, string[]> {
  const plain: Record<string, string[]> = {};
  for (const [key, given] of Object.entries(query)) {
    const name = key.replace(/\[\]$/, '');
    plain[name] = [...(plain[name] ?? []), ...given];
  }
  return plain;
}

export const parseFilters = (query: Record<string, string[]>) => filters.safeParse(named(query));
export const parseListQuery = (query: Record<string, string[]>) => list.safeParse(named(query));
