import { BadgeCheck, CircleDashed, CircleSlash, type LucideIcon, TriangleAlert, Wallet } from 'lucide-react';
import type { Answers } from '../api/trpc.ts';

export type PayoutStatus = Answers['payouts']['status'];

interface Words {
  icon: LucideIcon;
  color: string;
  title: string;
  text: string;
}

export const payoutWords: Record<PayoutStatus['state'], Words> = {
  none: {
    icon: Wallet,
    color: 'violet',
    title: 'Get paid for your events',
    text: 'Stripe takes the payments for your tickets and pays them out to you. It asks who you are and where to send the money; Ticket Hub sees neither.',
  },
  onboarding: {
    icon: CircleDashed,
    color: 'violet',
    title: 'Almost there',
    text: 'Your account exists, but Stripe needs more information before you can sell tickets.',
  },
  restricted: {
    icon: TriangleAlert,
    color: 'orange',
    title: 'Your account is restricted',
    text: 'Stripe has limited what it can do.',
  },
  active: {
    icon: BadgeCheck,
    color: 'green',
    title: 'You are ready to be paid',
    text: 'Tickets for your paid events are sold straight into your Stripe account.',
  },
  closed: {
    icon: CircleSlash,
    color: 'gray',
    title: 'Your account is closed',
    text: 'To sell tickets again, connect a new one. If Stripe restores this one first, you can continue with it.',
  },
};
