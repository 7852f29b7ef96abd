import { Code, List, Loader, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import type { DeliveryState } from '../../state.ts';
import { msOf, timeOf } from './time-of.ts';

/** Its attempts, the tabs that showed it, and what is sent. */
export function DeliveryDetails({ delivery: { outbox, id, attempts, tabs } }: { delivery: DeliveryState }) {
  return (
    <>
      <Text size="sm" c="dimmed" mt="xs" style={{ overflowWrap: 'anywhere' }}>
        {id}
      </Text>
      {attempts.length > 0 && (
        <List size="sm" type="ordered" aria-label="Attempts">
          {attempts.map(({ at, tookMs, status, outcome, answerLost }) => (
            <List.Item key={at}>
              {timeOf(at)}: {status || 'no answer'} {outcome} in {msOf(tookMs)}
              {answerLost && ', answer lost'}
            </List.Item>
          ))}
        </List>
      )}
      {tabs.length > 0 && (
        <List size="sm" aria-label="Tabs">
          {tabs.map(({ tab, who, queries, afterMs }) => (
            <List.Item key={tab}>
              {who}: {queries.join(', ')} after {msOf(afterMs)}
            </List.Item>
          ))}
        </List>
      )}
      <Payload path={`/control/outboxes/${outbox}/messages/${encodeURIComponent(id)}`} />
    </>
  );
}

function Payload({ path }: { path: string }) {
  const [text, setText] = useState<string>();
  useEffect(() => {
    const leaving = new AbortController();
    fetch(path, { signal: leaving.signal })
      .then((answer) => answer.json())
      .then(({ payload }) => setText(JSON.stringify(payload, null, 2)))
      .catch(() => undefined);
    return () => leaving.abort();
  }, [path]);
  if (text === undefined) return <Loader size="sm" aria-label="Loading" />;
  return (
    <Code block mah={320} mt="xs" tabIndex={0} role="region" aria-label="Payload" style={{ overflow: 'auto' }}>
      {text}
    </Code>
  );
}
