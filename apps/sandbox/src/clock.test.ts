import { expect, test } from 'vitest';
import { forwardClock, manualClock } from './clock.ts';

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

test('a clock that is put forward runs what would have come due, in order, and the rest earlier; the time of day stays', () => {
  const base = manualClock(1_000);
  const clock = forwardClock(base);
  const ran: string[] = [];
  const spared = clock.after(500, () => ran.push('cancelled'));
  clock.after(300, () => ran.push('second'));
  clock.after(200, () => {
    ran.push(`first at ${clock.now()}`);
    spared.cancel();
  });
  clock.after(700, () => ran.push('rest'));

  clock.putForward(600);

  expect(ran).toEqual(['first at 1000', 'second']);
  base.advance(99);
  expect(ran).toHaveLength(2);
  base.advance(1);
  expect(ran).toEqual(['first at 1000', 'second', 'rest']);
});
