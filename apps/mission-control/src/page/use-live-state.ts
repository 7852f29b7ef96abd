import { useEffect, useState } from 'react';
import type { State } from '../state.ts';

/** What there is to show, as it changes. A connection that is lost is opened again by the browser. */
export function useLiveState(): { state: State | undefined; connected: boolean } {
  const [state, setState] = useState<State>();
  const [connected, setConnected] = useState(true);
  useEffect(() => {
    const source = new EventSource('/control/live');
    source.onopen = () => setConnected(true);
    source.onmessage = ({ data }) => setState(JSON.parse(data));
    source.onerror = () => setConnected(false);
    return () => source.close();
  }, []);
  return { state, connected };
}
