import { useWindowEvent } from '@mantine/hooks';
import { useRouter } from '@tanstack/react-router';
import { useState } from 'react';

/** Follows an address that the API returned: a page of this app, or one of Stripe's that leads back here. */
export function useGoTo() {
  const { history } = useRouter();
  const [going, setGoing] = useState(false);
  // The browser's back button restores the page as it was left, with `going` still set.
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
