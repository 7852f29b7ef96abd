import { test } from 'vitest';
import { expectTruthAfterChaos } from './chaos.ts';

const timeout = 120_000;

test(
  'with lost deliveries and kills, one reconcile makes all of it right and the next finds nothing',
  { timeout },
  () => expectTruthAfterChaos('sqlite', { drops: true, kills: true }),
);

test('with kills but nothing lost, it is right without any reconcile', { timeout }, () =>
  expectTruthAfterChaos('sqlite', { drops: false, kills: true }),
);

test('with two processes and a command line at once, nobody is ever told of an error', { timeout }, () =>
  expectTruthAfterChaos('sqlite', { drops: false, kills: false }),
);
