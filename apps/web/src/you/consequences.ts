import type { Answers } from '../api/trpc.ts';
import { formatMoney } from '../money/format-money.ts';

export type Leaving = Answers['account']['leaving'];

interface Consequence {
  about: string;
  text: string;
}

/** What becomes of somebody's things when they delete their account, in words; what does not concern them is left out. */
export function consequencesOf({ tickets, events, holdMs }: Leaving, hasAccount: boolean): Consequence[] {
  return [
    {
      about: 'You',
      text: 'Your name, e-mail address, phone number and picture are erased at once. You can sign up again, but as somebody new.',
    },
    ...(tickets && tickets.count > 0 ? [{ about: 'Tickets', text: ofTickets(tickets) }] : []),
    ...(events && events.coming + events.drafts > 0 ? [{ about: 'Events', text: ofEvents(events, holdMs) }] : []),
    ...(hasAccount
      ? [
          {
            about: 'Payouts',
            text: 'Your Stripe account is yours and stays open. What is in it is paid out by Stripe.',
          },
        ]
      : []),
    { about: 'Records', text: 'What was paid and refunded has to be kept, without your name.' },
  ];
}

function ofTickets({ count, paid }: NonNullable<Leaving['tickets']>): string {
  const held = `You hold ${plural(count, 'ticket')} for events to come`;
  const lost =
    count === 1
      ? 'It becomes void, and others can have your seat.'
      : 'They become void, and others can have your seats.';
  if (paid.length === 0) return `${held}. ${lost}`;
  return `${held}, and have paid ${sumOf(paid)}. ${lost} You get no money back: if you want it, ask the organizers for a refund before you delete your account.`;
}

function ofEvents({ coming, drafts, sold, refunds }: NonNullable<Leaving['events']>, holdMs: number): string {
  const draftsGo = drafts > 0 ? ` Your ${yours(drafts, 'draft')} ${drafts === 1 ? 'is' : 'are'} deleted.` : '';
  if (coming === 0) return draftsGo.trim();
  const those = `Your ${yours(coming, 'coming event')}`;
  if (sold === 0) return `${those} ${coming === 1 ? 'is' : 'are'} cancelled.${draftsGo}`;
  const back = refunds.length === 0 ? '' : `, and buyers get back ${sumOf(refunds)}`;
  const out = `${those}, with ${plural(sold, 'ticket')} taken, ${coming === 1 ? 'goes' : 'go'} off sale at once`;
  if (holdMs === 0)
    return `${out} and ${coming === 1 ? 'is' : 'are'} cancelled${back}. That cannot be undone.${draftsGo}`;
  return `${out}. After ${durationOf(holdMs)} ${coming === 1 ? 'it is' : 'they are'} cancelled${back}; until then we can undo it if you write to us.${draftsGo}`;
}

function sumOf(amounts: NonNullable<Leaving['tickets']>['paid']): string {
  return amounts.map(formatMoney).join(' and ');
}

function plural(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}

/** Of things that are one's own, the only one needs no number. */
function yours(count: number, what: string): string {
  return count === 1 ? what : plural(count, what);
}

const HOUR_MS = 3_600_000;

function durationOf(ms: number): string {
  if (ms < HOUR_MS) return plural(Math.max(1, Math.round(ms / 60_000)), 'minute');
  const hours = Math.round(ms / HOUR_MS);
  return hours > 48 ? plural(Math.round(hours / 24), 'day') : plural(hours, 'hour');
}
