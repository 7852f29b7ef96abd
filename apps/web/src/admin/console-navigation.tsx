import { Link } from '@tanstack/react-router';
import { Activity, BadgeEuro, GitCompareArrows, Inbox, ScrollText, UsersRound } from 'lucide-react';
import classes from './console.module.css';

const pages = [
  { to: '/admin', label: 'Health', icon: Activity },
  { to: '/admin/deliveries', label: 'Deliveries', icon: Inbox },
  { to: '/admin/users', label: 'Users', icon: UsersRound },
  { to: '/admin/reconcile', label: 'Reconcile', icon: GitCompareArrows },
  { to: '/admin/money', label: 'Money', icon: BadgeEuro },
  { to: '/admin/audit', label: 'Audit', icon: ScrollText },
] as const;

export function ConsoleNavigation() {
  return (
    <nav aria-label="Console" className={classes.pages}>
      {pages.map(({ to, label, icon: Icon }) => (
        <Link key={to} to={to} activeOptions={{ exact: to === '/admin' }} className={classes.page}>
          <Icon size={17} aria-hidden />
          {label}
        </Link>
      ))}
    </nav>
  );
}
