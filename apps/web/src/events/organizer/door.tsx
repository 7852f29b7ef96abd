import { ScanLine } from 'lucide-react';
import { EmptyList } from '../../feedback/message.tsx';
import { CheckInCard } from './check-in-card.tsx';
import { useDeskEvent } from './desk-context.ts';
import { hasDoor } from './desk-navigation.tsx';

export function Door() {
  const event = useDeskEvent();
  if (hasDoor(event)) return <CheckInCard eventId={event.id} />;
  return (
    <EmptyList
      icon={ScanLine}
      title="Nobody is checked in here"
      text={event.status === 'cancelled' ? 'This event is cancelled.' : 'This event is not published yet.'}
    />
  );
}
