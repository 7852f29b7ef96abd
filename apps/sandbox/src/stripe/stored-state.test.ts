import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { start } from '../../test/start.ts';
import { organizer, sdk, startPaid, startSale, startStripe } from '../../test/stripe.ts';
import { manualClock } from '../index.ts';

async function emptyFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'sandbox-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'sandbox.json');
}

test('accounts, sales and money survive a restart, and what was asked once is not done again', async () => {
  const file = await emptyFile();
  const first = await startStripe({ file });
  first.sandbox.clerk.users.create({ emailAddress: 'ann@example.com' });
  const { account, session, intent } = await startPaid(first);
  const gone = first.played.accounts.create({}).id;
  first.played.accounts.deauthorize(gone);
  const open = (await startSale(first)).session;
  const refund = await first.stripe.refunds.create({ payment_intent: intent, amount: 100 }, { idempotencyKey: 'one' });
  await first.sandbox.close();

  const second = await startStripe({ file });
  const { accounts, checkout, ledger, refunds } = second.played;
  expect(second.sandbox.clerk.users.all()).toHaveLength(1);
  expect(accounts.get(account)).toEqual(first.played.accounts.get(account));
  expect(accounts.isDeauthorized(gone)).toBe(true);
  expect(checkout.get(session)).toEqual(first.played.checkout.get(session));
  expect(ledger.entries).toEqual(first.played.ledger.entries);
  const again = await second.stripe.refunds.create({ payment_intent: intent, amount: 100 }, { idempotencyKey: 'one' });
  expect(again.id).toBe(refund.id);
  expect(refunds.all()).toHaveLength(1);
  expect(checkout.pay(open).payment_status).toBe('paid');
});

test('what fell due while it was off happens after the restart', async () => {
  const file = await emptyFile();
  const first = await startStripe({ file });
  const { account, session } = await startSale(first);
  first.played.accounts.requireMore(account);
  await first.sandbox.close();

  const clock = manualClock(first.clock.now() + 30 * 24 * 3_600_000);
  const { stripe } = await start({ file, clock });
  clock.advance(0);
  expect(stripe.checkout.get(session)?.status).toBe('expired');
  expect(stripe.accounts.get(account)?.requirements?.summary?.minimum_deadline?.status).toBe('past_due');
});

test('a file from before the sandbox played Stripe still loads, and keeps its people', async () => {
  const file = await emptyFile();
  await writeFile(file, JSON.stringify({ clerk: { users: [], sessions: [] } }));
  const sandbox = await start({ file });
  const user = sandbox.clerk.users.create();
  await sdk(sandbox).v2.core.accounts.create(organizer);
  const kept = JSON.parse(await readFile(file, 'utf8'));
  expect(kept.clerk.users).toMatchObject([{ id: user.id }]);
  expect(kept.stripe.accounts).toHaveLength(1);
});

test('a file with something else in its place is an error and stays as it is', async () => {
  const file = await emptyFile();
  const content = JSON.stringify({ stripe: { accounts: [{ id: 'acct_1', object: 'account' }] } });
  await writeFile(file, content);
  await expect(start({ file })).rejects.toThrow();
  expect(await readFile(file, 'utf8')).toBe(content);
});
