import { expect, test, vi } from 'vitest';
import { LiveStreams } from './live-streams.ts';

function streams() {
  const told = { open: vi.fn(), refused: vi.fn() };
  return { told, streams: new LiveStreams(told) };
}

test('one person has twenty at most, whatever others have, and one more when one has ended', () => {
  const { told, streams: open } = streams();
  for (let n = 0; n < 20; n++) expect(open.open('user_1')).toBe('opened');
  expect(open.open('user_1')).toBe('too_many_streams');
  expect(open.open('user_2')).toBe('opened');
  open.close('user_1');
  expect(open.open('user_1')).toBe('opened');
  expect(told.open).toHaveBeenLastCalledWith(21);
  expect(told.refused).toHaveBeenCalledTimes(1);
});

test('a process that looks after as many as it can asks further ones to try again', () => {
  const { streams: open } = streams();
  for (let n = 0; n < 5_000; n++) open.open(`user_${n}`);
  expect(open.open('user_new')).toBe('try_again');
  open.close('user_0');
  expect(open.open('user_new')).toBe('opened');
});
