import { poolers, startReplicated } from '@ticket-hub/db/testing';
import { onTestFinished, test } from 'vitest';
import { expectTruthAfterChaos } from './chaos.ts';

const timeout = 120_000;

test('with lost deliveries, kills and the death of the primary, one reconcile makes all of it right and the next finds nothing', {
  timeout,
}, async () => {
  const replicated = await startReplicated();
  onTestFinished(replicated.stop);
  await expectTruthAfterChaos('postgres', { drops: true, kills: true, replicated });
});

/** The real one, if there is one. */
test.for((await poolers()).slice(-1))(
  'with kills but nothing lost, and through %s, it is right without any reconcile',
  { timeout },
  ([, pooler]) => expectTruthAfterChaos('postgres', { drops: false, kills: true, pooler }),
);

test('with two processes and a command line at once, nobody is ever told of an error', { timeout }, () =>
  expectTruthAfterChaos('postgres', { drops: false, kills: false }),
);
