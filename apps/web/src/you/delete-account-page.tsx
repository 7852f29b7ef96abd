import { Card, Stack } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Pending } from '../api/pending.tsx';
import { useTRPC } from '../api/trpc.ts';
import { useMe } from '../api/use-me.ts';
import { ListSkeleton } from '../feedback/list-skeleton.tsx';
import { PageHead } from '../feedback/page-head.tsx';
import { ConfirmDeletion } from './confirm-deletion.tsx';
import { WhatHappens } from './what-happens.tsx';

/** In two steps: what a deletion does, and then whether it is meant. */
export function DeleteAccountPage() {
  const trpc = useTRPC();
  const { data: me } = useMe();
  const query = useQuery(trpc.account.leaving.queryOptions(undefined, { refetchOnMount: 'always' }));
  const [isSure, setIsSure] = useState(false);
  return (
    <Stack gap="lg" maw={720}>
      <PageHead title="Delete your account" note={isSure ? 'Step 2 of 2: confirm' : 'Step 1 of 2: what will happen'} />
      {query.data && me ? (
        <Card withBorder padding="xl" radius="lg">
          {isSure ? (
            <ConfirmDeletion isFresh={query.data.isFresh} />
          ) : (
            <WhatHappens
              leaving={query.data}
              hasAccount={me.stripeConnectId !== null}
              onContinue={() => setIsSure(true)}
            />
          )}
        </Card>
      ) : (
        <Pending
          query={query}
          queryKey={trpc.account.leaving.queryKey()}
          skeleton={<ListSkeleton what="what a deletion does" />}
        />
      )}
    </Stack>
  );
}
