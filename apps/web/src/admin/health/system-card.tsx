import { Button, Group, Text } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { ErrorNote } from '../../api/error-note.tsx';
import { useTRPC } from '../../api/trpc.ts';
import { Row, Rows } from '../rows.tsx';
import { Section } from '../section.tsx';
import type { Figures } from './figures-of.tsx';

/** Database, migrations, secrets and standbys. */
export function SystemCard({ figures }: { figures: Figures }) {
  const { database, schemaVersion, pendingMigrations, secrets, reads } = figures;
  return (
    <Section title="System">
      <Rows>
        <Row
          title={database === 'sqlite' ? 'SQLite' : 'Postgres'}
          note={`Migrated to ${schemaVersion ?? 'nothing'}${pendingMigrations.length > 0 ? `; ${pendingMigrations.length} pending` : ''}`}
        />
        {secrets.map(({ fingerprint, lastDay }) => (
          <Row
            key={fingerprint}
            title={withCapital(fingerprint)}
            note={`Verified ${lastDay} ${lastDay === 1 ? 'delivery' : 'deliveries'} in a day`}
          />
        ))}
        {reads?.standbys.map(({ name, fitness, lagMs }) => (
          <Row key={name} title={`Standby ${name}`} note={`${fitness}, ${lagMs ?? '–'} ms late`} />
        ))}
        <VersionsRow />
      </Rows>
    </Section>
  );
}

function withCapital(text: string): string {
  return text.replace(/^./, (first) => first.toUpperCase());
}

/** For this every user is read: only when somebody asks. */
function VersionsRow() {
  const trpc = useTRPC();
  const { data, error, isFetching, refetch } = useQuery(trpc.admin.health.queryOptions(undefined, { enabled: false }));
  return (
    <Row title="Versions of the future" note="Rows whose version at Clerk is more than a day ahead of our clock.">
      <Group gap="sm">
        {data && (
          <Text size="sm" role="status">
            {data.impossibleVersions.count === 0 ? 'None' : `${data.impossibleVersions.count} found`}
          </Text>
        )}
        <Button size="xs" variant="default" loading={isFetching} onClick={() => void refetch()}>
          Look for them
        </Button>
        <ErrorNote error={error} />
      </Group>
    </Row>
  );
}
