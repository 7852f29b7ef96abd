import { Center } from '@mantine/core';
import { useEffect } from 'react';
import { fetchConfig } from '../api/config.ts';
import { useUntil } from '../api/use-until.ts';
import { Waiting } from '../api/waiting.tsx';

/** A page that was reloaded just now and still lacks a part is not helped by being reloaded again. */
const JUST_NOW_MS = 60_000;

/**
 * In place of a part that could not be fetched: the API is down, or has been replaced by a build whose parts have other names.
 * Waits until it answers, and reloads the page, once.
 */
export function Renewal({ error }: { error: unknown }) {
  const { value: answer, failures, offline, retry } = useUntil(fetchConfig);
  const reloading = answer !== undefined && !wasJustReloaded();
  useEffect(() => {
    if (reloading) window.location.reload();
  }, [reloading]);
  if (answer !== undefined && !reloading) throw error;
  return (
    <Center mih="60dvh">
      <Waiting failures={failures} failure="unreachable" offline={offline} onRetry={retry} />
    </Center>
  );
}

function wasJustReloaded(): boolean {
  const [navigation] = performance.getEntriesByType('navigation');
  const reloaded = navigation instanceof PerformanceNavigationTiming && navigation.type === 'reload';
  return reloaded && performance.now() < JUST_NOW_MS;
}
