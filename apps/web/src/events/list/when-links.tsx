import { Group } from '@mantine/core';
import { useSearch } from '@tanstack/react-router';
import { LinkButton } from '../../theme/links.tsx';

const choices = [
  { when: undefined, label: 'Upcoming' },
  { when: 'past', label: 'Past' },
] as const;

/** Between the two lists; what is looked for stays. */
export function WhenLinks() {
  const { q, when: shown } = useSearch({ from: '/shell/events' });
  return (
    <Group component="nav" aria-label="Which events" gap={4} wrap="nowrap">
      {choices.map(({ when, label }) => (
        <LinkButton
          key={label}
          to="/events"
          search={{ ...(q !== undefined && { q }), ...(when && { when }) }}
          variant={when === shown ? 'light' : 'subtle'}
          color={when === shown ? 'violet' : 'gray'}
        >
          {label}
        </LinkButton>
      ))}
    </Group>
  );
}
