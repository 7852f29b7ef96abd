import type { ComponentPropsWithRef } from 'react';
import classes from './rows.module.css';

/** A list with a line between each two of its `Row`s. */
export function Rows(props: ComponentPropsWithRef<'ul'>) {
  return <ul {...props} className={classes.rows} />;
}

export function Row({ className = '', ...props }: ComponentPropsWithRef<'li'>) {
  return <li {...props} className={`${classes.row} ${className}`} />;
}
