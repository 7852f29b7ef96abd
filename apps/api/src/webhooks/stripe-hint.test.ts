import { readFile } from 'node:fs/promises';
import { expect, test } from 'vitest';
import { kinds } from './stripe-hint.ts';

test('the README lists exactly the types of event that are followed', async () => {
  const readme = await readFile(new URL('../../../../README.md', import.meta.url), 'utf8');
  const section = readme.slice(readme.indexOf('## Pointing it at a real Stripe'), readme.indexOf('## Settings'));
  const listed = section.matchAll(/`((?:account|charge|checkout|payout|refund)\.[a-z_.]+)`/g);
  expect([...listed].map(([, type]) => type).toSorted()).toEqual(Object.keys(kinds).toSorted());
});
