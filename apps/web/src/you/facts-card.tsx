import { ActionIcon, Card, CopyButton, DataList, Group, Text, Title } from '@mantine/core';
import { Check, Copy } from 'lucide-react';
import type { ReactNode } from 'react';
import { Tinted } from '../live/tinted.tsx';
import classes from './you.module.css';

interface FactsCardProps {
  title: string;
  note: string;
  children: ReactNode;
}

export function FactsCard({ title, note, children }: FactsCardProps) {
  return (
    <Card component="section" withBorder padding="xl" radius="lg" aria-label={title}>
      <Title order={2} size="h4">
        {title}
      </Title>
      <Text size="sm" c="dimmed" mb="lg">
        {note}
      </Text>
      <DataList withDivider size="sm" labelWidth={112}>
        {children}
      </DataList>
    </Card>
  );
}

export function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <DataList.Item>
      <DataList.ItemLabel>{label}</DataList.ItemLabel>
      <DataList.ItemValue className={classes.fact}>
        {typeof children === 'string' ? <Tinted value={children} /> : children}
      </DataList.ItemValue>
    </DataList.Item>
  );
}

/** For a value that is not set, which must not look like a fault. */
export function NotSet({ children }: { children: ReactNode }) {
  return (
    <Text span inherit c="dimmed" fs="italic" fw={400}>
      {children}
    </Text>
  );
}

interface IdFactProps {
  label: string;
  id: string | null;
  /** In place of one that is not there. */
  none?: string;
}

export function IdFact({ label, id, none = 'None' }: IdFactProps) {
  return <Fact label={label}>{id === null ? <NotSet>{none}</NotSet> : <CopyableId id={id} name={label} />}</Fact>;
}

function CopyableId({ id, name }: { id: string; name: string }) {
  return (
    <Group gap={4} wrap="nowrap" justify="space-between">
      <Text span ff="monospace" size="xs" fw={400} truncate title={id}>
        {id}
      </Text>
      <CopyButton value={id}>
        {({ copied, copy }) => (
          <ActionIcon variant="subtle" color="gray" size="sm" onClick={copy} aria-label={`Copy ${name}`}>
            {copied ? <Check size={14} aria-hidden /> : <Copy size={14} aria-hidden />}
          </ActionIcon>
        )}
      </CopyButton>
    </Group>
  );
}
