import { CloseButton, TextInput } from '@mantine/core';
import { useDebouncedCallback } from '@mantine/hooks';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { useState } from 'react';

/** So that not every letter is asked for. */
const REST_MS = 250;

/** What is looked for stands in the address, so that it can be shared and the back button keeps it. */
export function SearchField() {
  const { q = '' } = useSearch({ from: '/shell/events' });
  const navigate = useNavigate({ from: '/events' });
  const [typed, setTyped] = useState(q);
  const follow = useDebouncedCallback(
    (words: string) =>
      void navigate({ search: ({ when }) => ({ ...(words && { q: words }), ...(when && { when }) }), replace: true }),
    REST_MS,
  );

  function change(words: string) {
    setTyped(words);
    follow(words.trim());
  }

  return (
    <TextInput
      type="search"
      aria-label="Search events"
      placeholder="Title, place or organizer"
      value={typed}
      onChange={({ currentTarget }) => change(currentTarget.value)}
      maxLength={200}
      leftSection={<Search size={16} aria-hidden />}
      rightSection={typed !== '' && <CloseButton size="sm" aria-label="Clear search" onClick={() => change('')} />}
      flex={1}
      miw={200}
    />
  );
}
