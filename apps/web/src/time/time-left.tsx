import { Text } from '@mantine/core';
import { useInterval } from '@mantine/hooks';
import { useState } from 'react';

const SECOND_MS = 1_000;

/** How long something is still held, to the second; nothing once that is over. */
export function TimeLeft({ until }: { until: string }) {
  const [now, setNow] = useState(() => Date.now());
  useInterval(() => setNow(Date.now()), SECOND_MS, { autoInvoke: true });
  const left = clockOf(Date.parse(until) - now);
  if (left === null) return null;
  return (
    // Not announced: a screen reader would speak every second.
    <Text size="sm" role="timer" fw={650} style={{ fontVariantNumeric: 'tabular-nums' }}>
      {left} left
    </Text>
  );
}

/** “39:05”; null when there is none left. */
export function clockOf(ms: number): string | null {
  if (ms <= 0) return null;
  const seconds = Math.floor(ms / SECOND_MS);
  return `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`;
}
