import type { Clock } from '../../clock.ts';
import { randomText } from '../../random-id.ts';

const lifetime = 5 * 60_000;
/** How long a page that was opened by a link stays valid. */
const visitLifetime = 60 * 60_000;

export interface Link<T> {
  token: string;
  expiresAt: number;
  target: T;
}

interface Kept<T> extends Link<T> {
  used: boolean;
}

/** Single-use and short-lived, like Stripe's links, because the holder of a link acts for the account. */
export function createLinks<T>(clock: Clock) {
  const links = new Map<string, Kept<T>>();
  const visits = new Map<string, Link<T>>();

  return {
    create(target: T): Link<T> {
      const link = { token: randomText(32), expiresAt: clock.now() + lifetime, target, used: false };
      links.set(link.token, link);
      return link;
    },
    /** The visit that a link opens, once; `spent` if it was used or its time is over. */
    open(token: string): { visit: Link<T> } | { spent: T } | undefined {
      const link = links.get(token);
      if (link === undefined) return undefined;
      if (link.used || link.expiresAt <= clock.now()) return { spent: link.target };
      link.used = true;
      const visit = { token: randomText(32), expiresAt: clock.now() + visitLifetime, target: link.target };
      visits.set(visit.token, visit);
      return { visit };
    },
    visit(token: string): T | undefined {
      const visit = visits.get(token);
      return visit !== undefined && visit.expiresAt > clock.now() ? visit.target : undefined;
    },
    leave: (token: string) => void visits.delete(token),
  };
}

export interface OnboardingTarget {
  account: string;
  refreshUrl: string;
  returnUrl: string | null;
  useCase: string;
}

export interface Links {
  onboarding: ReturnType<typeof createLinks<OnboardingTarget>>;
  dashboard: ReturnType<typeof createLinks<string>>;
}
