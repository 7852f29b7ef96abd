import { Select, SimpleGrid, TextInput } from '@mantine/core';
import type { UseFormReturnType } from '@mantine/form';
import { useMemo } from 'react';
import type { EventFields } from './event-fields.ts';
import { timeZones } from './time-zones.ts';

export function WhenFields({ form }: { form: UseFormReturnType<EventFields> }) {
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
