import { expect, test, vi } from 'vitest';
import { LiveStreams, type Viewer } from './live-streams.ts';

function streams() {
  const told = { open: vi.fn(), refused: vi.fn() };
  return { told, streams: new LiveStreams(told) };
}

const person = (id: string): Viewer => ({ kind: 'person', id });
const visitor = (id: string): Viewer => ({ kind: 'visitor', id });

test.each([person, visitor])(
  'one %o has twenty at most, whatever others have, and one more when one has ended',
  (viewer) => {
    const { told, streams: open } = streams();
    for (let n = 0; n < 20; n++) expect(open.open(viewer('1'))).toBe('opened');
    expect(open.open(viewer('1'))).toBe('too_many_streams');
    expect(open.open(viewer('2'))).toBe('opened');
    open.close(viewer('1'));
    expect(open.open(viewer('1'))).toBe('opened');
    expect(told.open).toHaveBeenLastCalledWith(21);
    expect(told.refused).toHaveBeenCalledTimes(1);
  },
);

test('a process that looks after as many as it can asks further ones to try again', () => {
  const { streams: open } = streams();
  open.open(person('user_0'));
  expect(open.spreadMs).toBe(0);
  for (let n = 1; n < 5_000; n++) open.open(person(`user_${n}`));
  expect(open.spreadMs).toBe(100);
  expect(open.open(person('user_new'))).toBe('try_again');
  open.close(person('user_0'));
  expect(open.open(person('user_new'))).toBe('opened');
});

test('visitors leave room for those who are signed in', () => {
  const { streams: open } = streams();
  for (let n = 0; n < 4_000; n++) expect(open.open(visitor(`10.0.${n}`))).toBe('opened');
  expect(open.open(visitor('10.1.1.1'))).toBe('try_again');
  expect(open.open(person('user_1'))).toBe('opened');
});
