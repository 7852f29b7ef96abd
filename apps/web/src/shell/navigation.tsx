import { useAuth } from '@clerk/react';
import { NavLink } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarDays, CircleUserRound, Ticket, Wallet } from 'lucide-react';
import { useConfig } from '../api/config.ts';
import classes from './shell.module.css';

/** In the order in which they are shown. `needs` says to whom. */
const pages = [
  { to: '/you', label: 'You', icon: CircleUserRound, needs: { signIn: true, payments: false } },
  { to: '/events', label: 'Events', icon: CalendarDays, needs: { signIn: false, payments: false } },
  { to: '/tickets', label: 'My tickets', icon: Ticket, needs: { signIn: true, payments: false } },
  { to: '/payouts', label: 'Payouts', icon: Wallet, needs: { signIn: true, payments: true } },
] as const;

interface NavigationProps {
  className?: string;
  onNavigate?(): void;
}

export function Navigation({ className, onNavigate }: NavigationProps) {
  const { isSignedIn } = useAuth();
  const { payments } = useConfig();
  const offered = pages.filter(({ needs }) => (isSignedIn || !needs.signIn) && (payments || !needs.payments));
  return (
    <nav aria-label="Main" className={className}>
      {offered.map(({ to, label, icon: Icon }) => (
        <NavLink
          key={to}
          renderRoot={(props) => <Link to={to} activeProps={{ 'data-active': true }} {...props} />}
          className={classes.page ?? ''}
          label={label}
          leftSection={<Icon size={18} aria-hidden />}
          variant="light"
          {...(onNavigate && { onClick: onNavigate })}
        />
      ))}
    </nav>
  );
}
