import { Group, Text } from '@mantine/core';
import classes from './logo.module.css';

export function Logo() {
  return (
    <Group gap={10} wrap="nowrap">
      <svg className={classes.mark} viewBox="0 0 32 32" width="30" height="30" aria-hidden="true">
        <g transform="rotate(-12 16 16)">
          <path d="M3 10a3 3 0 0 1 3-3h20a3 3 0 0 1 3 3v2.5a3.5 3.5 0 0 0 0 7V22a3 3 0 0 1-3 3H6a3 3 0 0 1-3-3v-2.5a3.5 3.5 0 0 0 0-7z" />
          <path className={classes.perforation} d="M20 10v13" />
        </g>
      </svg>
      <Text fw={750} fz="lg" lh={1} style={{ letterSpacing: '-0.02em', whiteSpace: 'nowrap' }}>
        Ticket Hub
      </Text>
    </Group>
  );
}
