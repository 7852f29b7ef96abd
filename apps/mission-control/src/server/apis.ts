import type { ApiControl, Sandbox } from '@ticket-hub/sandbox';
import type { ApiCondition, ApiState } from '../state.ts';

const slowByMs = 2_000;

export interface NamedApi {
  vendor: string;
  read(): ApiState;
  become(condition: ApiCondition): void;
}

/** Whether a vendor answers what the application asks. Its pages, and sign-in, go on. */
export function apisOf({ clerk, stripe }: Sandbox): NamedApi[] {
  return [nameApi('clerk', 'Clerk', clerk.api), nameApi('stripe', 'Stripe', stripe.api)];
}

function nameApi(vendor: string, title: string, api: ApiControl): NamedApi {
  let now: ApiCondition = 'up';
  return {
    vendor,
    read: () => ({ vendor, title, condition: now }),
    become(condition) {
      now = condition;
      api.heal();
      if (condition === 'down') api.fail({ status: 503 });
      if (condition === 'slow') api.slow(slowByMs);
    },
  };
}
