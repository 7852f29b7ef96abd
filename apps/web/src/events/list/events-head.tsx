import { useAuth } from '@clerk/react';
import { Plus } from 'lucide-react';
import { PageHead } from '../../feedback/page-head.tsx';
import { LinkButton } from '../../theme/links.tsx';

interface EventsHeadProps {
  title: 'Events' | 'My events';
  note: string;
}

/** The heading of both lists, with a link to the other one. */
export function EventsHead({ title, note }: EventsHeadProps) {
  const { isSignedIn } = useAuth();
  if (!isSignedIn) return <PageHead title={title} note={note} />;
  return (
    <PageHead title={title} note={note}>
      {title === 'Events' ? (
        <LinkButton to="/events/mine" variant="default">
          My events
        </LinkButton>
      ) : (
        <LinkButton to="/events" variant="default">
          All events
        </LinkButton>
      )}
      <LinkButton to="/events/new" leftSection={<Plus size={16} aria-hidden />}>
        New event
      </LinkButton>
    </PageHead>
  );
}
