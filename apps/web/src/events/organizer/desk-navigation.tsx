import { Link } from '@tanstack/react-router';
import { ChartColumn, type LucideIcon, ScanLine, UsersRound } from 'lucide-react';
import type { Event } from '../event.ts';
import classes from './desk-navigation.module.css';

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
    <nav aria-label="Desk" className={classes.pages}>
      {pages
        .filter(({ offered }) => offered(event))
        .map(({ to, label, icon: Icon }) => (
          <Link
            key={to}
            to={to}
            params={{ eventId: event.id }}
            activeOptions={{ exact: to === '/events/$eventId/manage' }}
            className={classes.page}
          >
            <Icon size={17} aria-hidden />
            {label}
          </Link>
        ))}
    </nav>
  );
}
