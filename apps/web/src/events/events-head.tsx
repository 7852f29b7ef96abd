import { useAuth } from '@clerk/react';
import { Plus } from 'lucide-react';
import { PageHead } from '../feedback/page-head.tsx';
import { LinkButton } from '../shell/links.tsx';

interface EventsHeadProps {
  title: 'Events' | 'My events';
  note: string;
}

/** Leads from everybody's events to one's own, and back. */
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
