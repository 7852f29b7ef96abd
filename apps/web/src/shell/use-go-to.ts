import { useWindowEvent } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';

/** Goes where the API says: mostly to a page of Stripe's, which leads back here. */
export function useGoTo() {
  const { history } = useRouter();
  const [going, setGoing] = useState(false);
  // Whoever comes back with the browser's own button finds the page as it was left: about to go.
  useWindowEvent('pageshow', ({ persisted }) => persisted && setGoing(false));

  function goTo(address: string) {
    const url = new URL(address);
    if (url.origin === window.location.origin) {
      history.push(`${url.pathname}${url.search}`);
      return;
    }
    setGoing(true);
    window.location.assign(url);
  }

  return { going, goTo };
}
