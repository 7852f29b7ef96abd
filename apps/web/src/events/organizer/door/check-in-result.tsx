import { Text } from '@mantine/core';
import { CircleCheck, CircleX, History, type LucideIcon, ScanLine } from 'lucide-react';
import type { ReactNode } from 'react';
import { ErrorNote } from '../../../api/error-note.tsx';
import { reasonOf } from '../../../api/failure.ts';
import type { Answers } from '../../../api/trpc.ts';
import { ticketStatuses } from '../../../tickets/ticket-status.tsx';
import { Moment } from '../../../time/moment.tsx';
import { guestName } from '../guest-name.ts';
import classes from './door.module.css';
import { inWords } from './in-words.ts';

interface CheckInResultProps {
  result: Answers['tickets']['checkIn'] | undefined;
  error: unknown;
  isPending: boolean;
}

/** Readable at arm's length, and as high whatever it says, so that nothing below it moves. */
export function CheckInResult({ result, error, isPending }: CheckInResultProps) {
  if (reasonOf(error) === 'ticket_not_found') {
    return (
      <Result kind="no" icon={CircleX} title="Not a ticket">
        No ticket for this event has this code.
      </Result>
    );
  }
  if (error !== null) return <ErrorNote error={error} />;
  if (result === undefined) {
    return (
      <Result kind="none" icon={ScanLine} title={isPending ? 'Checking' : 'Ready'}>
        Each ticket admits one person, once.
      </Result>
    );
  }
  const name = guestName(result.guest);
  switch (result.outcome) {
    case 'checked_in':
      return (
        <Result kind="yes" icon={CircleCheck} title={name}>
          Valid ticket: checked in. {inWords(result)}
        </Result>
      );
    case 'already_used':
      return (
        <Result kind="again" icon={History} title={name}>
          This ticket was already checked in: <Moment at={result.usedAt} />
        </Result>
      );
    case 'not_valid':
      return (
        <Result kind="no" icon={CircleX} title={name}>
          Not valid: {ticketStatuses[result.status].label.toLowerCase()}.
        </Result>
      );
  }
}

interface ResultProps {
  kind: 'none' | 'yes' | 'again' | 'no';
  icon: LucideIcon;
  title: string;
  children: ReactNode;
}

function Result({ kind, icon: Icon, title, children }: ResultProps) {
  return (
    <div className={classes.result} data-kind={kind} role={kind === 'no' || kind === 'again' ? 'alert' : 'status'}>
      <Icon size={44} aria-hidden className={classes.icon} />
      <div className={classes.words}>
        <Text className={classes.title}>{title}</Text>
        <Text>{children}</Text>
      </div>
    </div>
  );
}
