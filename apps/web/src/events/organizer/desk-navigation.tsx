import { ChartColumn, type LucideIcon, ScanLine, UsersRound } from 'lucide-react';
import { PageLink, PageLinks } from '../../theme/page-links.tsx';
import type { Event } from '../event.ts';

type Page = '/events/$eventId/manage' | '/events/$eventId/manage/guests' | '/events/$eventId/manage/check-in';

const pages: { to: Page; label: string; icon: LucideIcon; offered(event: Event): boolean }[] = [
  { to: '/events/$eventId/manage', label: 'Overview', icon: ChartColumn, offered: () => true },
  {
    to: '/events/$eventId/manage/guests',
    label: 'Guests',
    icon: UsersRound,
    offered: ({ status }) => status !== 'draft',
  },
  { to: '/events/$eventId/manage/check-in', label: 'Check-in', icon: ScanLine, offered: hasDoor },
];

/** Nobody is let into an event that is not published, or no longer. */
export function hasDoor({ status }: Event): boolean {
  return status === 'published';
}

export function DeskNavigation({ event }: { event: Event }) {
  return (
    <PageLinks label="Desk">
      {pages
        .filter(({ offered }) => offered(event))
        .map(({ to, label, icon }) => (
          <PageLink
            key={to}
            to={to}
            icon={icon}
            params={{ eventId: event.id }}
            activeOptions={{ exact: to === '/events/$eventId/manage' }}
          >
            {label}
          </PageLink>
        ))}
    </PageLinks>
  );
}
