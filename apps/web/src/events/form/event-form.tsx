import { Button, Card, Group, Select, SimpleGrid, Stack, Textarea, TextInput } from '@mantine/core';
import { type UseFormReturnType, useForm } from '@mantine/form';
import { type ReactNode, useMemo } from 'react';
import { useConfig } from '../../api/config.ts';
import { ErrorNote } from '../../api/error-note.tsx';
import { errorsAtFields } from './errors-at-fields.ts';
import { contentOf, type EventContent, type EventFields, type FieldErrors } from './event-fields.ts';
import { PriceFields } from './price-fields.tsx';

interface EventFormProps {
  initial: EventFields;
  /** Once an event is published, people may have bought at its price. */
  priceFixed: boolean;
  submitLabel: string;
  busy: boolean;
  error: unknown;
  onSubmit(content: EventContent, refuse: (error: unknown) => void): void;
  /** Beside the submit button: the way out without saving. */
  children: ReactNode;
}

export function EventForm({ initial, priceFixed, submitLabel, busy, error, onSubmit, children }: EventFormProps) {
  const { currencies, limits } = useConfig();
  const form = useForm<EventFields>({ initialValues: initial });

  function showErrors(errors: FieldErrors) {
    form.setErrors(errors);
    const [first] = Object.keys(errors);
    if (first !== undefined) form.getInputNode(first)?.focus();
  }

  const submit = form.onSubmit((fields) => {
    const checked = contentOf(fields, currencies);
    if ('errors' in checked) showErrors(checked.errors);
    else onSubmit(checked.content, (refusal) => showErrors(errorsAtFields(refusal, limits)));
  });

  const isAtField = Object.keys(errorsAtFields(error, limits)).length > 0;
  return (
    <Card withBorder padding="xl" radius="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput label="Title" withAsterisk maxLength={limits.title} {...form.getInputProps('title')} />
          <Textarea
            label="Description"
            description="What people should know before they come."
            autosize
            minRows={4}
            maxRows={16}
            maxLength={limits.description}
            {...form.getInputProps('description')}
          />
          <TextInput label="Venue" withAsterisk maxLength={limits.venue} {...form.getInputProps('venue')} />
          <TextInput
            type="url"
            label="Picture"
            description={`The https address of a JPEG, PNG, WebP, AVIF or GIF, up to ${limits.pictureBytes / 1_000_000} MB.`}
            placeholder="https://"
            maxLength={limits.pictureUrl}
            {...form.getInputProps('pictureUrl')}
          />
          <TimeFields form={form} />
          <PriceFields form={form} priceFixed={priceFixed} />
          {!isAtField && <ErrorNote error={error} />}
          <Group gap="sm">
            <Button type="submit" loading={busy}>
              {submitLabel}
            </Button>
            {children}
          </Group>
        </Stack>
      </form>
    </Card>
  );
}

function TimeFields({ form }: { form: UseFormReturnType<EventFields> }) {
  const { timeZone } = form.getInitialValues();
  const zones = useMemo(() => timeZones(timeZone), [timeZone]);
  return (
    <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="lg">
      <TextInput type="datetime-local" label="Starts" withAsterisk {...form.getInputProps('starts')} />
      <TextInput type="datetime-local" label="Ends" withAsterisk {...form.getInputProps('ends')} />
      <Select
        label="Time zone"
        description="Where the event takes place."
        data={zones}
        searchable
        allowDeselect={false}
        maxDropdownHeight={280}
        nothingFoundMessage="No such time zone"
        comboboxProps={{ withinPortal: false }}
        {...form.getInputProps('timeZone')}
      />
    </SimpleGrid>
  );
}

/** All that the browser knows. Some browsers leave out UTC, or the zone that they are set to. */
function timeZones(current: string): string[] {
  return [...new Set([...Intl.supportedValuesOf('timeZone'), 'UTC', current])].sort();
}
