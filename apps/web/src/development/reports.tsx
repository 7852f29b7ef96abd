import { useAuth } from '@clerk/react';
import { type QueryClient, useQueryClient } from '@tanstack/react-query';
import { useLocation } from '@tanstack/react-router';
import { useEffect, useState } from 'react';

type Say = (said: 'opened' | 'showed' | 'closed', queries?: string[]) => void;

/** Tells mission control that this tab is open, and when it shows something new. */
export function Reports({ address }: { address: string }) {
  const { userId: user = null } = useAuth();
  const queryClient = useQueryClient();
  const { pathname: path } = useLocation();
  const [tab] = useState(() => crypto.randomUUID());

  useEffect(() => {
    const say: Say = (said, queries = []) => {
      const report = JSON.stringify({ tab, user, path, said, queries, at: Date.now() });
      // Text needs no preflight, for which a tab that is being closed could not wait. Nobody minds if nothing answers.
      fetch(`${address}/control/tabs`, { method: 'POST', mode: 'no-cors', keepalive: true, body: report }).catch(
        () => {},
      );
    };
    const closed = () => say('closed');
    addEventListener('pagehide', closed);
    const stop = reportWhatIsShown(queryClient, say);
    return () => {
      removeEventListener('pagehide', closed);
      stop();
    };
  }, [address, tab, user, path, queryClient]);
  return null;
}

/** What is on the page to begin with, and each query that has another answer than before, as soon as that is there too. */
function reportWhatIsShown(queryClient: QueryClient, say: Say): () => void {
  const known = new Map<string, unknown>();
  const names = new Set<string>();
  const cache = queryClient.getQueryCache();
  for (const query of cache.getAll()) known.set(query.queryHash, query.state.data);
  const opened = () => {
    const shown = cache.findAll({ type: 'active', predicate: ({ state }) => state.data !== undefined });
    say(
      'opened',
      shown.map(({ queryKey }) => nameOf(queryKey)),
    );
  };
  opened();

  return cache.subscribe(({ query, type }) => {
    // Observers tell of the same change before.
    if (type !== 'updated') return;
    const { data } = query.state;
    const before = known.get(query.queryHash);
    known.set(query.queryHash, data);
    if (before === data || query.getObserversCount() === 0) return;
    if (before === undefined) return opened();
    if (names.size === 0) {
      afterRender(() => {
        say('showed', [...names]);
        names.clear();
      });
    }
    names.add(nameOf(query.queryKey));
  });
}

/** Queries tell the page in a turn of their own. A frame is not waited for: a tab in the background has none. */
function afterRender(run: () => void): void {
  setTimeout(() => setTimeout(run));
}

/** tRPC's keys begin with the path of the procedure. */
function nameOf([path]: readonly unknown[]): string {
  return Array.isArray(path) ? path.join('.') : String(path);
}
