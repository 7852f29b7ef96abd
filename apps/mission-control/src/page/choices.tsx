import { Button, Group } from '@mantine/core';
import type { Choice } from '../state.ts';
import { useAct } from './use-act.ts';

interface ChoicesProps {
  /** Where the control API has them, up to the action. */
  path: string;
  /** Whom or what they concern, for those who cannot see it. */
  about: string;
  choices: Choice[];
}

const dangerous = new Set(['delete', 'close', 'deauthorize', 'reject']);

/** One click each. */
export function Choices({ path, about, choices }: ChoicesProps) {
  const act = useAct();
  return (
    <Group gap={6}>
      {choices.map(({ action, label }) => (
        <Button
          key={action}
          size="compact-xs"
          variant="default"
          aria-label={`${label} ${about}`}
          {...(dangerous.has(action) && { c: 'var(--mantine-color-error)' })}
          onClick={() => act(`${path}/${action}`)}
        >
          {label}
        </Button>
      ))}
    </Group>
  );
}
