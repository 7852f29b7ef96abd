import { useAuth } from '@clerk/react';
import { NavLink } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CalendarDays, CircleUserRound, type LucideIcon, Ticket, Wallet, Wrench } from 'lucide-react';
import { useConfig } from '../api/config.ts';
import { useMe } from '../api/use-me.ts';
import classes from './shell.module.css';

interface Needs {
  signIn?: true;
  payments?: true;
  admin?: true;
}

/** In the order in which they are shown. `needs` says to whom. */
const pages = [
  { to: '/you', label: 'You', icon: CircleUserRound, needs: { signIn: true } },
  { to: '/events', label: 'Events', icon: CalendarDays, needs: {} },
  { to: '/tickets', label: 'My tickets', icon: Ticket, needs: { signIn: true } },
  { to: '/payouts', label: 'Payouts', icon: Wallet, needs: { signIn: true, payments: true } },
  { to: '/admin', label: 'Admin', icon: Wrench, needs: { signIn: true, admin: true } },
] as const satisfies { to: string; label: string; icon: LucideIcon; needs: Needs }[];

interface NavigationProps {
  className?: string;
  onNavigate?(): void;
}

export function Navigation({ className, onNavigate }: NavigationProps) {
  const { isSignedIn } = useAuth();
  const { payments } = useConfig();
  const { data: me } = useMe();
  const has = { signIn: isSignedIn === true, payments, admin: me?.admin === true };
  const offered = pages.filter(({ needs }) => neededFor(needs).every((need) => has[need]));
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

function neededFor(needs: Needs): (keyof Needs)[] {
  return Object.keys(needs) as (keyof Needs)[];
}
