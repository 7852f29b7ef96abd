import { Stack } from '@mantine/core';
import { PageHead } from '../../feedback/page-head.tsx';
import { Section } from '../section.tsx';
import { ActionList } from './action-list.tsx';

export function AuditPage() {
  return (
    <Stack gap="lg">
      <PageHead title="Audit" note="Who did what, here and on the command line. It holds IDs and nothing else." />
      <Section title="Latest first">
        <ActionList />
      </Section>
    </Stack>
  );
}
