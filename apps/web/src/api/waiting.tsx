import { Button, Loader } from '@mantine/core';
import { CloudOff, Hourglass, WifiOff } from 'lucide-react';
import { Message } from '../feedback/message.tsx';
import type { Failure } from './failure.ts';

/** A single failure is mostly over before anybody could read about it. */
const FAILURES_WORTH_MENTIONING = 2;

export function isWorthMentioning(failures: number, offline: boolean): boolean {
  return offline || failures >= FAILURES_WORTH_MENTIONING;
}

interface WaitingProps {
  failures: number;
  /** How the last try failed. */
  failure: Failure;
  offline: boolean;
  onRetry(): void;
}

/** In place of a page that cannot be shown yet: a loader, then why it takes so long. The query retries by itself. */
export function Waiting({ failures, failure, offline, onRetry }: WaitingProps) {
  if (!isWorthMentioning(failures, offline)) return <Loader type="dots" role="status" aria-label="Loading" />;
  return (
    <Message {...reasonFor(failure, offline)} role="status">
      <Button variant="default" onClick={onRetry}>
        Try again now
      </Button>
    </Message>
  );
}

function reasonFor(failure: Failure, offline: boolean) {
  if (offline)
    return { icon: WifiOff, title: 'You are offline', text: 'This page continues once you are back online.' };
  if (failure === 'busy') {
    return {
      icon: Hourglass,
      title: 'This is taking a moment',
      text: 'Ticket Hub is busy right now. We keep trying, and this page continues by itself.',
    };
  }
  return {
    icon: CloudOff,
    title: 'Ticket Hub cannot be reached',
    text: 'We keep trying. Nothing is lost.',
  };
}
