import { TRPCError } from '@trpc/server';
import { getErrorShape } from '@trpc/server/shared';
import { expect, test } from 'vitest';
import { errors, Refusal } from '../http/errors.ts';
import { appRouter } from './router.ts';

function answerTo(error: TRPCError) {
  const { _config: config } = appRouter._def;
  return getErrorShape({ config, error, type: 'mutation', path: 'tickets.checkout', input: undefined, ctx: undefined });
}

test('an error is told apart by its code: editing a sentence changes nothing but words', () => {
  Object.assign(errors.sold_out, { message: errors.not_for_sale.message });
  expect(answerTo(new Refusal('sold_out'))).toMatchObject({
    message: errors.not_for_sale.message,
    data: { code: 'CONFLICT', reason: 'sold_out' },
  });
});

test('an error of somebody else is not taken for ours, even in our words, and tells the client nothing', () => {
  const strange = new TRPCError({ code: 'NOT_FOUND', message: errors.user_not_found.message });
  expect(answerTo(strange)).toMatchObject({ message: 'NOT_FOUND', data: { reason: null } });
  const fault = new TRPCError({ code: 'INTERNAL_SERVER_ERROR', message: 'no such table: users' });
  expect(answerTo(fault)).toMatchObject({ message: errors.internal.message, data: { reason: null } });
});
