import { Button, Group, TextInput } from '@mantine/core';
import { ScanLine } from 'lucide-react';
import { type SubmitEvent, useEffect, useRef, useState } from 'react';

interface CodeEntryProps {
  isPending: boolean;
  /** Of the last check-in, whichever way its code came: after it the field is ready for the next. */
  outcome: object | undefined;
  onCode(code: string): void;
}

/** For codes that are typed, read out, or entered by a scanner that acts as a keyboard. */
export function CodeEntry({ isPending, outcome, onCode }: CodeEntryProps) {
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => {
    if (outcome !== undefined) setCode('');
  }, [outcome]);

  function submit(submission: SubmitEvent) {
    submission.preventDefault();
    if (code.trim() === '' || isPending) return;
    onCode(code);
    field.current?.select();
  }

  return (
    <form onSubmit={submit}>
      <Group gap="sm" align="flex-end">
        <TextInput
          ref={field}
          label="Ticket code"
          placeholder="ABCD EFGH JKMN PQRS TVWX YZ01"
          value={code}
          onChange={({ currentTarget }) => setCode(currentTarget.value)}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          flex={1}
          miw={170}
        />
        <Button type="submit" loading={isPending} leftSection={<ScanLine size={16} aria-hidden />}>
          Check in
        </Button>
      </Group>
    </form>
  );
}
