import { Badge } from '@mantine/core';
import { Clock, duration } from '../clock.tsx';
import { Id, Nothing, Row, Rows } from '../rows.tsx';
import { Section } from '../section.tsx';
import type { Figures } from './figures-of.tsx';

/** The API processes on the database. */
export function ProcessesCard({ figures: { instances, instance } }: { figures: Figures }) {
  return (
    <Section
      title="Processes"
      note="Each renews its row every fifteen seconds, and measures how late it hears of changes."
    >
      {instances.length === 0 && <Nothing>None has said yet that it runs.</Nothing>}
      <Rows>
        {instances.map(({ id, version, startedAt, lagMs }) => (
          <Row
            key={id}
            title={<Id>{id}</Id>}
            note={
              <>
                Version {version}, since <Clock at={startedAt} />
              </>
            }
          >
            {id === instance && <Badge>Answers you</Badge>}
            <Badge variant="dot" color={lagMs !== null && lagMs > 15_000 ? 'red' : 'green'}>
              {lagMs === null ? 'Not measured yet' : `Live lag ${duration(lagMs)}`}
            </Badge>
          </Row>
        ))}
      </Rows>
    </Section>
  );
}
