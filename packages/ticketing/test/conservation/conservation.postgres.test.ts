import { test } from 'vitest';
import { expectConservation } from './conservation.ts';

test(
  'whatever happens and whatever goes wrong, tickets and money agree to the cent in the end',
  { timeout: 180_000 },
  () => expectConservation('postgres'),
);
