import { Button, Card, Group, Stack, Textarea, TextInput } from '@mantine/core';
import { useForm } from '@mantine/form';
import type { ReactNode } from 'react';
import { useConfig } from '../../api/config.ts';
import { ErrorNote } from '../../api/error-note.tsx';
import { contentOf, type EventContent } from './content-of.ts';
import { errorsAtFields } from './errors-at-fields.ts';
import type { EventFields, FieldErrors } from './event-fields.ts';
import { PriceFields } from './price-fields.tsx';
import { WhenFields } from './when-fields.tsx';

interface EventFormProps {
  initial: EventFields;
  /** Of an event that is published, people may have bought at that price. */
  priceFixed: boolean;
  submitLabel: string;
  busy: boolean;
  error: unknown;
  onSubmit(content: EventContent, refuse: (error: unknown) => void): void;
  /** The way out without saving. */
  children: ReactNode;
}

export function EventForm({ initial, priceFixed, submitLabel, busy, error, onSubmit, children }: EventFormProps) {
  const { currencies } = useConfig();
  const form = useForm<EventFields>({ initialValues: initial });

  function showErrors(errors: FieldErrors) {
    form.setErrors(errors);
    const [first] = Object.keys(errors);
    if (first !== undefined) form.getInputNode(first)?.focus();
  }

  const submit = form.onSubmit((fields) => {
    const checked = contentOf(fields, currencies);
    if ('errors' in checked) showErrors(checked.errors);
    else onSubmit(checked.content, (refusal) => showErrors(errorsAtFields(refusal)));
  });

  const isAtField = Object.keys(errorsAtFields(error)).length > 0;
  return (
    <Card withBorder padding="xl" radius="lg">
      <form onSubmit={submit} noValidate>
        <Stack gap="lg">
          <TextInput label="Title" withAsterisk maxLength={200} {...form.getInputProps('title')} />
          <Textarea
            label="Description"
            description="What people should know before they come."
            autosize
            minRows={4}
            maxRows={16}
            maxLength={10_000}
            {...form.getInputProps('description')}
          />
          <TextInput label="Venue" withAsterisk maxLength={500} {...form.getInputProps('venue')} />
          <WhenFields form={form} />
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
