import { useDeskEvent } from './desk-context.ts';
import { EventControls } from './event-controls.tsx';

export function Overview() {
  const event = useDeskEvent();
  return <EventControls event={event} />;
}
