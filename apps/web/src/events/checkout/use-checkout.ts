import { useMutation } from '@tanstack/react-query';
import { reasonOf } from '../../api/failure.ts';
import { useTRPCClient } from '../../api/trpc.ts';
import { useGoTo } from '../../shell/use-go-to.ts';
import { forgetPurchase, type Purchase, requestKeyFor } from './purchase.ts';

/** Leads to where the tickets are paid for, or, if they are free, to the tickets. */
export function useCheckout() {
  const client = useTRPCClient();
  const { going, goTo } = useGoTo();

  async function open(purchase: Purchase) {
    return await client.tickets.checkout.mutate({ ...purchase, requestKey: requestKeyFor(purchase) });
  }

  const { mutate, error, isPending } = useMutation({
    async mutationFn(purchase: Purchase) {
      try {
        return await open(purchase);
      } catch (failure) {
        if (reasonOf(failure) !== 'checkout_gone') throw failure;
        // The buyer left it lying at Stripe for too long, and starts anew.
        forgetPurchase(purchase);
        return await open(purchase);
      }
    },
    onSuccess({ url }, purchase) {
      // The tickets are there already. Whoever asks once more wants more of them.
      if (new URL(url).origin === window.location.origin) forgetPurchase(purchase);
      goTo(url);
    },
  });
  return { checkOut: mutate, error, busy: isPending || going };
}
