import { Text } from '@mantine/core';
import type { ReactNode } from 'react';
import { Row as ListRow } from '../theme/rows.tsx';
import classes from './console.module.css';

export { Rows } from '../theme/rows.tsx';

interface RowProps {
  title: ReactNode;
  note?: ReactNode;
  /** At the end of the row, or below where there is no room. */
  children?: ReactNode;
}

export function Row({ title, note, children }: RowProps) {
  return (
    <ListRow className={classes.row}>
      <div className={classes.what}>
        <Text component="div" fw={550}>
          {title}
        </Text>
        {note && (
          <Text component="div" size="sm" c="dimmed">
            {note}
          </Text>
        )}
      </div>
      {children && <div className={classes.aside}>{children}</div>}
    </ListRow>
  );
}

export function Id({ children }: { children: string }) {
  return <span className={classes.id}>{children}</span>;
}

export function Nothing({ children }: { children: ReactNode }) {
  return <Text c="dimmed">{children}</Text>;
}
