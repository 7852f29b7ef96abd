import { emptyDatabaseUrl } from '@ticket-hub/db/testing';
import { test } from 'vitest';
import { expectConservation } from './conservation.ts';

test("whatever happens, Stripe's books and our tickets agree to the cent", { timeout: 120_000 }, async () => {
  await expectConservation({ databaseUrl: await emptyDatabaseUrl('sqlite') });
});
