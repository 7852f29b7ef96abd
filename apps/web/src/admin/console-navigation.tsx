import { Activity, BadgeEuro, GitCompareArrows, Inbox, ScrollText, UsersRound } from 'lucide-react';
import { PageLink, PageLinks } from '../theme/page-links.tsx';

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
    <PageLinks label="Console">
      {pages.map(({ to, label, icon }) => (
        <PageLink key={to} to={to} icon={icon} activeOptions={{ exact: to === '/admin' }}>
          {label}
        </PageLink>
      ))}
    </PageLinks>
  );
}
