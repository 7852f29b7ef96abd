import { createContext, useContext } from 'react';
import type { Event } from '../event.ts';

export const DeskContext = createContext<Event | undefined>(undefined);

/** The event whose desk this is: its viewer organizes it. */
export function useDeskEvent(): Event {
  const event = useContext(DeskContext);
  if (event === undefined) throw new Error('There is no <DeskContext> around this');
  return event;
}
