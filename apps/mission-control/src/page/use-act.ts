import { createContext, useCallback, useContext, useState } from 'react';

/** Posts to the control API. What it does shows by itself, in the live state. */
export type Act = (path: string, body?: object) => void;

export const ActContext = createContext<Act>(() => {});

export function useAct(): Act {
  return useContext(ActContext);
}

export function useRefusals(): { act: Act; refusal: string | undefined; dismiss(): void } {
  const [refusal, setRefusal] = useState<string>();
  const act = useCallback<Act>((path, body = {}) => {
    setRefusal(undefined);
    void post(path, body).then(setRefusal, () => setRefusal('Mission control cannot be reached.'));
  }, []);
  return { act, refusal, dismiss: () => setRefusal(undefined) };
}

/** Answers why it was not done. */
async function post(path: string, body: object): Promise<string | undefined> {
  const headers = { 'content-type': 'application/json' };
  const answer = await fetch(`/control/${path}`, { method: 'POST', headers, body: JSON.stringify(body) });
  if (answer.ok) return undefined;
  const said: { message?: string } = await answer.json().catch(() => ({}));
  return said.message ?? `It was answered ${answer.status}.`;
}
