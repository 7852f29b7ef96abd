import type { AccountSnapshot, FailedPayout, FoundAccount, StripeAccounts } from '@ticket-hub/users';
import type Stripe from 'stripe';
import { type Answer, unlessNotFound } from './client.ts';
import { failedPayouts } from './failed-payouts.ts';

const INCLUDE: Stripe.V2.Core.AccountRetrieveParams.Include[] = ['configuration.recipient', 'requirements'];

/** Accounts v2. https://docs.stripe.com/connect/accounts-v2 */
export function stripeAccounts(stripe: Stripe, answer: Answer): StripeAccounts {
  const { accounts, accountLinks } = stripe.v2.core;
  return {
    create: ({ userId, intentId, email }) =>
      answer(async () => {
        const account = await accounts.create(
          {
            contact_email: email,
            dashboard: 'express',
            configuration: {
              recipient: { capabilities: { stripe_balance: { stripe_transfers: { requested: true } } } },
            },
            defaults: { responsibilities: { fees_collector: 'application', losses_collector: 'application' } },
            metadata: { user_id: userId, intent_id: intentId },
          },
          { idempotencyKey: intentId },
        );
        return { accountId: account.id };
      }),

    async find(userId) {
      // Without a filter Stripe lists only open accounts, but one whose response was lost may have been closed since.
      const found = await answer(async () => [
        ...(await owned(stripe, userId, false)),
        ...(await owned(stripe, userId, true)),
      ]);
      return Array.isArray(found) ? found : 'unavailable';
    },

    async get(accountId) {
      const found = await answer(() => accounts.retrieve(accountId, { include: INCLUDE }).catch(unlessNotFound));
      if (found === 'unknown') return found;
      if (found === 'unavailable' || 'refused' in found) return 'unavailable';
      const failed = await answer(() => failedPayouts(stripe, accountId));
      if (failed === 'unavailable') return failed;
      return snapshotOf(found, Array.isArray(failed) ? failed : undefined);
    },

    close: (accountId) =>
      answer(async () => {
        await accounts.close(accountId, { applied_configurations: ['recipient'] });
        return 'closed' as const;
      }),

    onboardingLink: (account, { returnUrl, refreshUrl }) =>
      answer(async () => {
        // The account determines the configurations; Stripe has refused naming them since 2026-09-30.
        const { url } = await accountLinks.create({
          account,
          use_case: {
            type: 'account_onboarding',
            account_onboarding: { return_url: returnUrl, refresh_url: refreshUrl },
          },
        });
        return { url };
      }),

    dashboardLink: (accountId) =>
      answer(async () => {
        const { url } = await stripe.accounts.createLoginLink(accountId);
        return { url };
      }),
  };
}

async function owned(stripe: Stripe, userId: string, closed: boolean): Promise<FoundAccount[]> {
  const found: FoundAccount[] = [];
  for await (const { id, metadata, closed: isClosed } of stripe.v2.core.accounts.list({ limit: 100, closed })) {
    if (metadata?.user_id !== userId) continue;
    found.push({ accountId: id, intentId: metadata.intent_id ?? null, closed: isClosed ?? closed });
  }
  return found;
}

function snapshotOf(account: Stripe.V2.Core.Account, failedPayouts: FailedPayout[] | undefined): AccountSnapshot {
  const balance = account.configuration?.recipient?.capabilities?.stripe_balance;
  return {
    closed: account.closed ?? false,
    transfers: balance?.stripe_transfers?.status ?? 'none',
    payouts: balance?.payouts?.status ?? 'none',
    requirements: (account.requirements?.entries ?? []).map((entry) => ({
      code: entry.description,
      awaiting: entry.awaiting_action_from,
    })),
    deadline: account.requirements?.summary?.minimum_deadline?.time ?? null,
    failedPayouts,
  };
}
