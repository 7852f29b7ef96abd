import { NavLink } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { CircleUserRound } from 'lucide-react';
import classes from './shell.module.css';

/** Pages of the shell, in the order in which they are offered. */
const pages = [{ to: '/you', label: 'You', icon: CircleUserRound }] as const;

interface NavigationProps {
  className?: string;
  onNavigate?(): void;
}

export function Navigation({ className, onNavigate }: NavigationProps) {
  return (
    <nav aria-label="Main" className={className}>
      {pages.map(({ to, label, icon: Icon }) => (
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
