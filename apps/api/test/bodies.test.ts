import { expect, test, vi } from 'vitest';
import { MemoryBudget } from '../src/http/memory-budget.ts';
import { headOf, rawRequest } from './raw-request.ts';
import { startWorld } from './world.ts';

const KIB = 1024;
const BUDGET = 256 * KIB;

async function worldWithBudget() {
  const bodies = new MemoryBudget(BUDGET, () => {});
  const world = await startWorld('sqlite', {}, { bodies });
  return {
    world,
    /** A body that promises more than has come, of somebody who can write headers but not sign. */
    begin(path: string, bytes: number) {
      const { headers } = world.sandbox.clerk.outbox.sign('{}');
      const request = rawRequest(world.url, headOf(path, { ...headers, 'content-length': 250 * KIB }));
      request.send(Buffer.alloc(bytes));
      return request;
    },
    left(bytes: number) {
      const enough = bodies.take(bytes);
      if (enough) bodies.giveBack(bytes);
      return enough;
    },
  };
}

test.each(['/webhooks/clerk', '/trpc/x'])(
  'beyond what unfinished bodies may hold together, %s is asked to come again, and small ones are still taken',
  async (path) => {
    const { world, begin, left } = await worldWithBudget();
    const held = begin('/webhooks/clerk', 200 * KIB);
    await vi.waitUntil(() => !left(80 * KIB));
    const late = begin(path, 100 * KIB);
    await vi.waitFor(() => expect(late.answer()).toContain('"try_again"'));
    expect(late.answer()).toMatch(/^HTTP\/1.1 503 /);
    const user = { id: 'user_1', updated_at: 1, first_name: 'Ada' };
    expect(await world.post(world.sandbox.clerk.event('user.created', user))).toMatchObject({ status: 200 });
    held.hangUp();
    await vi.waitUntil(() => left(BUDGET));
  },
);

test.each(['/webhooks/clerk', '/trpc/x'])('whoever hangs up in the middle of %s is no error of ours', async (path) => {
  const { world, begin, left } = await worldWithBudget();
  const request = begin(path, 100 * KIB);
  await vi.waitUntil(() => !left(BUDGET));
  request.hangUp();
  await vi.waitFor(() => expect(world.log()).toContain('"status":499'));
  expect(world.log()).not.toMatch(/"level":50|"stack"/);
});

test.each([
  ['/webhooks/clerk', {}],
  ['/webhooks/clerk', { 'svix-id': 'msg_1', 'svix-timestamp': '1', 'svix-signature': 'v1,x' }],
  ['/webhooks/stripe', {}],
  ['/webhooks/stripe', { 'stripe-signature': 't=1,v1=x' }],
])('to %s with the headers %o it says 400 before a body has come', async (path, headers) => {
  const { world } = await worldWithBudget();
  const request = rawRequest(world.url, headOf(path, { ...headers, 'content-length': KIB }));
  await request.ended;
  expect(request.answer()).toMatch(/^HTTP\/1.1 400 /);
  expect(request.answer()).toContain('"invalid_signature"');
});
