import { describe, expect, test } from 'vitest';
import { notesSchema } from '../../test/notes.ts';
import { databaseKinds, testDatabase } from '../testing/index.ts';
import { actionsOf } from './actions-of.ts';
import { recordAction } from './record-action.ts';

const at = new Date('2026-06-01T08:00:00.000Z');
const begun = (subject: string | null, action = 'tidy') => ({ actor: 'user_operator', action, subject, at });

describe.each(databaseKinds)('%s', (kind) => {
  const database = () => testDatabase(kind, [notesSchema]);

  test('an action is there before it begins, and says in the end what came of it', async () => {
    const db = await database();
    const during = await recordAction(db, begun('a'), async () => ({
      outcome: 'done',
      seen: await actionsOf(db.read, { limit: 5 }),
    }));
    expect(during.seen).toMatchObject({ actions: [{ actor: 'user_operator', subject: 'a', outcome: null }] });
    expect(await actionsOf(db.read, { limit: 5 })).toMatchObject({ actions: [{ outcome: 'done', at: at.toJSON() }] });
  });

  test('an action that throws is recorded as failed, and its error reaches the caller', async () => {
    const db = await database();
    const failing = recordAction(db, begun(null), () => Promise.reject(new Error('with a secret')));
    await expect(failing).rejects.toThrow('with a secret');
    const recorded = await actionsOf(db.read, { limit: 5 });
    expect(recorded).toMatchObject({ actions: [{ subject: null, outcome: 'failed' }] });
    expect(JSON.stringify(recorded)).not.toContain('secret');
  });

  test('actions come by cursor, all of them or those about one id', async () => {
    const db = await database();
    for (let i = 0; i < 5; i++)
      await recordAction(db, begun(i % 2 ? 'odd' : 'even', `${i}`), async () => ({ outcome: 'done' }));
    const seen: string[] = [];
    for (let after: string | null | undefined; after !== null; ) {
      const page = await actionsOf(db.read, { limit: 2, ...(after !== undefined && { after }) });
      if (page === 'invalid_cursor') throw new Error('The cursor is ours');
      seen.push(...page.actions.map(({ action }) => action));
      after = page.next;
    }
    // Those of one millisecond are in no order.
    expect(seen.toSorted()).toEqual(['0', '1', '2', '3', '4']);
    const odd = await actionsOf(db.read, { limit: 5, subject: 'odd' });
    expect(odd).toMatchObject({ actions: [{ subject: 'odd' }, { subject: 'odd' }], next: null });
    expect(await actionsOf(db.read, { limit: 5, after: 'rubbish' })).toBe('invalid_cursor');
  });
});
