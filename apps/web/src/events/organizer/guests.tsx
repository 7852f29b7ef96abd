import { useDeskEvent } from './desk-context.ts';
import { GuestsCard } from './guests-card.tsx';

export function Guests() {
  return <GuestsCard event={useDeskEvent()} />;
}
