import { QueryClient, QueryObserver } from '@tanstack/react-query';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { followHints } from './follow-hints.ts';

beforeEach(() => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
});

/** A page that shows the answer of `events.byId`, which takes a second. */
function page({ fails = false } = {}) {
  const queryClient = new QueryClient();
  const asked = vi.fn(async () => {
    const at = Date.now();
    await new Promise((resolve) => setTimeout(resolve, 1_000));
    if (fails) throw new Error('Refused');
    return at;
  });
  const shown = vi.fn();
  const observer = new QueryObserver(queryClient, { queryKey: [['events', 'byId']], queryFn: asked });
  onTestFinished(observer.subscribe(({ data }) => shown(data)));
  const follow = followHints(queryClient);
  return { asked, shown, hint: (topics: string[], spreadMs = 100) => follow(topics, spreadMs) };
}

test('a hint is followed within a tenth of a second, and one about something else is not', async () => {
  const { asked, hint } = page();
  await vi.advanceTimersByTimeAsync(1_000);
  hint(['events.byId']);
  await vi.advanceTimersByTimeAsync(100);
  expect(asked).toHaveBeenCalledTimes(2);
  await vi.advanceTimersByTimeAsync(5_000);
  hint(['users.me']);
  await vi.advanceTimersByTimeAsync(5_000);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('where few tabs are open, a hint is followed at once', async () => {
  const { asked, hint } = page();
  await vi.advanceTimersByTimeAsync(1_000);
  hint(['events.byId'], 0);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('while hints keep coming, a page asks no faster than it is answered, shows what it hears, and ends with the latest', async () => {
  const { asked, shown, hint } = page();
  await vi.advanceTimersByTimeAsync(1_000);
  for (let hints = 0; hints < 40; hints++) {
    hint(['events.byId']);
    await vi.advanceTimersByTimeAsync(250);
  }
  const during = shown.mock.calls.length;
  expect(asked.mock.calls.length).toBeLessThanOrEqual(11);
  expect(during).toBeGreaterThan(8);
  const lastHint = Date.now() - 250;
  await vi.advanceTimersByTimeAsync(3_000);
  expect(shown.mock.lastCall?.[0]).toBeGreaterThanOrEqual(lastHint);
  const total = asked.mock.calls.length;
  await vi.advanceTimersByTimeAsync(60_000);
  expect(asked).toHaveBeenCalledTimes(total);
});

test('after a new connection everything is asked at once', async () => {
  const { asked, hint } = page();
  await vi.advanceTimersByTimeAsync(1_000);
  hint(['events.byId']);
  await vi.advanceTimersByTimeAsync(100);
  hint(['*']);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(3);
});

test('what a page waits for first is shown although a connection begins meanwhile, and asked again then', async () => {
  const { asked, shown, hint } = page();
  await vi.advanceTimersByTimeAsync(500);
  const connected = Date.now();
  hint(['*']);
  await vi.advanceTimersByTimeAsync(500);
  expect(shown).toHaveBeenLastCalledWith(connected - 500);
  await vi.advanceTimersByTimeAsync(1_000);
  expect(shown).toHaveBeenLastCalledWith(connected + 500);
  expect(asked).toHaveBeenCalledTimes(2);
});

test('a first answer that failed is not waited for when a connection begins', async () => {
  const { asked, hint } = page({ fails: true });
  await vi.advanceTimersByTimeAsync(1_500);
  hint(['*']);
  await vi.advanceTimersByTimeAsync(0);
  expect(asked).toHaveBeenCalledTimes(2);
});
