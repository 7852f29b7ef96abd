import { Avatar, Button, Group, Stack, TextInput } from '@mantine/core';
import { useNavigate, useSearch } from '@tanstack/react-router';
import { Search } from 'lucide-react';
import { type SubmitEvent, useState } from 'react';
import { Pending } from '../../api/pending.tsx';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { LoadMore } from '../../feedback/load-more.tsx';
import { PageHead } from '../../feedback/page-head.tsx';
import { TextLink } from '../../theme/links.tsx';
import { Clock } from '../clock.tsx';
import { Nothing, Row, Rows } from '../rows.tsx';
import { Section } from '../section.tsx';

export function UsersPage() {
  const { q = '' } = useSearch({ from: '/shell/signed-in/admin/users' });
  const navigate = useNavigate();
  const [text, setText] = useState(q);

  function submit(submission: SubmitEvent) {
    submission.preventDefault();
    const wanted = text.trim();
    void navigate({ to: '/admin/users', search: wanted === '' ? {} : { q: wanted } });
  }

  return (
    <Stack gap="lg">
      <PageHead
        title="Users"
        note="By how a name begins, from three letters on; or by an e-mail address or an ID, whole."
      />
      <form onSubmit={submit}>
        <Group gap="sm" align="flex-end">
          <TextInput
            label="Search"
            placeholder="Ada, ada@example.com, user_…, acct_…"
            value={text}
            onChange={({ currentTarget }) => setText(currentTarget.value)}
            maxLength={320}
            autoComplete="off"
            spellCheck={false}
            flex={1}
            miw={200}
          />
          <Button type="submit" leftSection={<Search size={16} aria-hidden />}>
            Search
          </Button>
        </Group>
      </form>
      <Found query={q} />
    </Stack>
  );
}

function Found({ query }: { query: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = query === '' ? {} : { query };
  const queryKey = trpc.admin.users.queryKey(input);
  const pages = usePages({ queryKey, ask: (page) => client.admin.users.query({ ...input, ...page }) });
  if (!pages.data) return <Pending query={pages} queryKey={queryKey} skeleton={<ListSkeleton what="users" />} />;
  const users = pages.data.pages.flatMap((page) => page.users);
  return (
    <Section title={query === '' ? 'Newest first' : `Found for “${query}”`}>
      <Stack gap="md">
        {users.length === 0 && <NobodyFound query={query} more={pages.hasNextPage} />}
        <Rows>
          {users.map(({ clerkId, name, email, imageUrl, createdAt }) => (
            <Row
              key={clerkId}
              title={
                <Group gap="sm" wrap="nowrap">
                  <Avatar src={imageUrl} name={name || email} size={32} alt="" />
                  <TextLink to="/admin/users/$clerkId" params={{ clerkId }}>
                    {name || email || clerkId}
                  </TextLink>
                </Group>
              }
            >
              <span>{email || 'No e-mail address'}</span>
              <Clock at={createdAt} />
            </Row>
          ))}
        </Rows>
        <LoadMore query={pages} />
      </Stack>
    </Section>
  );
}

function NobodyFound({ query, more }: { query: string; more: boolean }) {
  if (more) return <Nothing>Nobody among those who were looked at. There are more to look at.</Nothing>;
  if (!/^user_\w+$/.test(query)) return <Nothing>Nobody.</Nothing>;
  return (
    <Nothing>
      Nobody who is not deleted.{' '}
      <TextLink to="/admin/users/$clerkId" params={{ clerkId: query }}>
        Look for what is left
      </TextLink>
    </Nothing>
  );
}
