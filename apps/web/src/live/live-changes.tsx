import { Badge, Loader } from '@mantine/core';
import { useTimeout } from '@mantine/hooks';
import { useEffect, useState } from 'react';
import { useLiveChanges } from './use-live-changes.ts';

/** Connections are renewed every few minutes; only a longer gap is worth a word. */
const WORTH_A_WORD_AFTER_MS = 4_000;

/** The one live subscription of a tab. Shows nothing while it works. */
export function LiveChanges() {
  const following = useLiveChanges();
  const [overdue, setOverdue] = useState(false);
  const { start, clear } = useTimeout(() => setOverdue(true), WORTH_A_WORD_AFTER_MS);

  useEffect(() => {
    if (following !== 'interrupted') {
      clear();
      setOverdue(false);
    } else {
      start();
    }
  }, [following, start, clear]);

  return (
    <span role="status">
      {following === 'crowded' && (
        <Badge size="lg" variant="default">
          Many tabs open: this one updates every minute
        </Badge>
      )}
      {overdue && (
        <Badge size="lg" leftSection={<Loader size={12} aria-hidden />}>
          Reconnecting
        </Badge>
      )}
    </span>
  );
}
