import type { InternalRouter } from '@ticket-hub/api/internal-router';
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server';
import { expect, expectTypeOf, test } from 'vitest';

type Inputs = inferRouterInputs<InternalRouter>['users'];
type Outputs = inferRouterOutputs<InternalRouter>['users'];

test("another backend has the internal procedures' types", () => {
  expectTypeOf<Inputs['deleteUser']>().toEqualTypeOf<{ clerkId: string }>();
  expectTypeOf<Outputs['deleteUser']['outcome']>().toEqualTypeOf<'deleted' | 'unchanged' | 'ignored'>();
  expectTypeOf<Outputs['upsertUserFromClerk']['outcome']>().toEqualTypeOf<
    'created' | 'updated' | 'unchanged' | 'stale' | 'ignored'
  >();
  expectTypeOf<Outputs['getStripeConnectId']>().toEqualTypeOf<string | null>();
});

test('with the types of the internal procedures comes no code of the server', () => {
  expect(import.meta.resolve('@ticket-hub/db')).toMatch(/\.ts$/);
  expect(() => import.meta.resolve('@ticket-hub/api/internal-router')).toThrow();
});
