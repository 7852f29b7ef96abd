import { startReplicated } from '@ticket-hub/db/testing';
import { onTestFinished, test } from 'vitest';
import { expectConservation } from './conservation.ts';

test("whatever happens, and though the primary dies, Stripe's books and our tickets agree to the cent", {
  timeout: 120_000,
}, async () => {
  const { url, fail, stop } = await startReplicated();
  onTestFinished(stop);
  await expectConservation({ databaseUrl: url, disaster: fail });
});
