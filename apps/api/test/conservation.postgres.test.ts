import { test } from 'vitest';
import { expectConservation } from './conservation.ts';
import { startReplicated } from './replicated.ts';

test("whatever happens, and though the primary dies, Stripe's books and our tickets agree to the cent", {
  timeout: 120_000,
}, async () => {
  const { url, fail } = await startReplicated();
  await expectConservation({ databaseUrl: url, disaster: fail });
});
