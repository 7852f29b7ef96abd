import { onTestFinished } from 'vitest';
import type { World } from './world.ts';

interface Page<Answer> {
  /** As what somebody looks on: with their own stream, or as a visitor. */
  stream: 'changes' | 'public';
  query: string;
  ask(): Promise<Answer>;
}

/** What a page of the web app does: it shows an answer, and asks again when, and only when, a hint names its query. */
export function livePage<Answer>(client: ReturnType<World['client']>, { stream, query, ask }: Page<Answer>) {
  const page = { topics: [] as string[], asked: 0, shows: undefined as Answer | undefined };
  const { unsubscribe } = client.live[stream].subscribe(undefined, {
    onData({ topics }) {
      page.topics.push(...topics);
      if (!topics.includes('*') && !topics.includes(query)) return;
      page.asked += 1;
      const turn = page.asked;
      ask().then(
        (answer) => {
          if (turn === page.asked) page.shows = answer;
        },
        () => {},
      );
    },
  });
  onTestFinished(unsubscribe);
  return page;
}
