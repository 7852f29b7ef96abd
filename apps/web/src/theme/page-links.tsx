import { createLink } from '@tanstack/react-router';
import type { LucideIcon } from 'lucide-react';
import type { ComponentPropsWithRef, ReactNode } from 'react';
import classes from './page-links.module.css';

interface PageLinksProps {
  /** For screen readers: of what these are the pages. */
  label: string;
  /** Each a `PageLink`. */
  children: ReactNode;
}

/** The pages of one place, in a row below its heading. */
export function PageLinks({ label, children }: PageLinksProps) {
  return (
    <nav aria-label={label} className={classes.pages}>
      {children}
    </nav>
  );
}

interface OwnProps extends ComponentPropsWithRef<'a'> {
  icon: LucideIcon;
}

/** The one that is shown is marked. */
export const PageLink = createLink(({ icon: Icon, children, ...link }: OwnProps) => (
  <a {...link} className={classes.page}>
    <Icon size={17} aria-hidden />
    {children}
  </a>
));
