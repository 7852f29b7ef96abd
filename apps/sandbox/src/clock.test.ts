import { expect, test } from 'vitest';
import { manualClock } from './clock.ts';

test('a manual clock runs what falls due, in order, also what is set meanwhile', () => {
  const clock = manualClock(0);
  const ran: string[] = [];
  clock.after(20, () => ran.push(`second at ${clock.now()}`));
  clock.after(10, () => {
    ran.push(`first at ${clock.now()}`);
    clock.after(5, () => ran.push(`nested at ${clock.now()}`));
  });
  clock.after(10, () => ran.push('cancelled')).cancel();
  clock.after(31, () => ran.push('not yet'));

  clock.advance(30);

  expect(ran).toEqual(['first at 10', 'nested at 15', 'second at 20']);
  expect(clock.now()).toBe(30);
});
