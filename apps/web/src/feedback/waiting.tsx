import { Button, Loader } from '@mantine/core';
import { CloudOff, Hourglass, WifiOff } from 'lucide-react';
import { failureOf } from '../api/failure.ts';
import { Message } from './message.tsx';

/** One failure may be a blip, of which nobody needs to hear. */
const FAILURES_WORTH_A_WORD = 2;

export function isWorthAWord(failures: number, offline: boolean): boolean {
  return offline || failures >= FAILURES_WORTH_A_WORD;
}

interface WaitingProps {
  failures: number;
  error: unknown;
  offline: boolean;
  onRetry(): void;
}

/** Nothing to show yet, and why. Whoever asks goes on asking by itself. */
export function Waiting({ failures, error, offline, onRetry }: WaitingProps) {
  if (!isWorthAWord(failures, offline)) return <Loader type="dots" role="status" aria-label="Loading" />;
  return (
    <Message {...reason(error, offline)} role="status">
      <Button variant="default" onClick={onRetry}>
        Try again now
      </Button>
    </Message>
  );
}

function reason(error: unknown, offline: boolean) {
  if (offline) return { icon: WifiOff, title: 'You are offline', text: 'This page goes on as soon as you are back.' };
  if (failureOf(error) === 'busy') {
    return {
      icon: Hourglass,
      title: 'This takes a moment',
      text: 'Ticket Hub cannot answer right now. We keep asking, and this page goes on by itself.',
    };
  }
  return {
    icon: CloudOff,
    title: 'Ticket Hub cannot be reached',
    text: 'We keep trying. Nothing of yours is lost.',
  };
}
