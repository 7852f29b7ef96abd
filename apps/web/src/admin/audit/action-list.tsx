import { Badge, Stack } from '@mantine/core';
import { Pending } from '../../api/pending.tsx';
import { useTRPC, useTRPCClient } from '../../api/trpc.ts';
import { usePages } from '../../api/use-pages.ts';
import { ListSkeleton } from '../../feedback/list-skeleton.tsx';
import { LoadMore } from '../../feedback/load-more.tsx';
import { TextLink } from '../../theme/links.tsx';
import { Clock } from '../clock.tsx';
import { Id, Nothing, Row, Rows } from '../rows.tsx';

const actionNames: Record<string, string> = {
  reconcile: 'Reconcile everybody',
  'user.reconcile': 'Ask Clerk again',
  'user.export': 'Export',
  'user.restore': 'Restore',
  'user.restore_as': 'Restore somebody as them',
  'user.erase': 'Erase',
  'money.retry': 'Try money again',
};

/** What came of those that did what they were for. */
const achieved = new Set(['done', 'created', 'updated', 'unchanged', 'deleted', 'restored', 'moved', 'kept', 'mended']);

/** What operators did, the latest first; all of it, or what is about one id. */
export function ActionList({ subject }: { subject?: string }) {
  const trpc = useTRPC();
  const client = useTRPCClient();
  const input = subject === undefined ? {} : { subject };
  const queryKey = trpc.admin.audit.queryKey(input);
  const pages = usePages({ queryKey, ask: (page) => client.admin.audit.query({ ...input, ...page }) });
  if (!pages.data) return <Pending query={pages} queryKey={queryKey} skeleton={<ListSkeleton what="the audit" />} />;
  const actions = pages.data.pages.flatMap((page) => page.actions);
  if (actions.length === 0) return <Nothing>Nothing.</Nothing>;
  return (
    <Stack gap="md">
      <Rows>
        {actions.map(({ id, at, actor, action, subject: about, outcome }) => (
          <Row
            key={id}
            title={actionNames[action] ?? action}
            note={<By actor={actor} about={subject ? null : about} />}
          >
            <Badge variant="dot" color={outcome !== null && achieved.has(outcome) ? 'green' : 'orange'}>
              {outcome?.replaceAll('_', ' ') ?? 'Not finished'}
            </Badge>
            <Clock at={at} />
          </Row>
        ))}
      </Rows>
      <LoadMore query={pages} />
    </Stack>
  );
}

function By({ actor, about }: { actor: string; about: string | null }) {
  return (
    <>
      by {actor === 'hub' ? 'the command line' : <Person id={actor} />}
      {about !== null && <>, about {about.startsWith('user_') ? <Person id={about} /> : <Id>{about}</Id>}</>}
    </>
  );
}

function Person({ id }: { id: string }) {
  return (
    <TextLink to="/admin/users/$clerkId" params={{ clerkId: id }} size="sm">
      <Id>{id}</Id>
    </TextLink>
  );
}
