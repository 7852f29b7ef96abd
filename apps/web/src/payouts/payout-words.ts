import {
  BadgeCheck,
  Ban,
  CalendarClock,
  CircleDashed,
  CircleSlash,
  Hourglass,
  Landmark,
  type LucideIcon,
  TriangleAlert,
  Wallet,
} from 'lucide-react';
import type { PayoutView } from './payout-view.ts';

interface Words {
  icon: LucideIcon;
  color: string;
  title: string;
  text: string;
  /** On the button that leads to Stripe's onboarding. Without it, there is nothing to enter there. */
  connect?: string;
  dashboard?: true;
}

export const payoutWords: Record<PayoutView, Words> = {
  none: {
    icon: Wallet,
    color: 'violet',
    title: 'Get paid for your events',
    text: 'Stripe takes the payments for your tickets and pays them out to you. It asks who you are and where to send the money; Ticket Hub sees neither.',
    connect: 'Connect with Stripe',
  },
  onboarding: {
    icon: CircleDashed,
    color: 'violet',
    title: 'Almost there',
    text: 'Your account exists, but Stripe needs more information before you can sell tickets.',
    connect: 'Continue at Stripe',
  },
  checking: {
    icon: Hourglass,
    color: 'violet',
    title: 'Stripe is checking your account',
    text: 'You have entered everything, and there is nothing for you to do. This page changes as soon as Stripe is done.',
  },
  bank_missing: {
    icon: Landmark,
    color: 'violet',
    title: 'One step left',
    text: 'Your tickets can be sold. To be paid out, tell Stripe where to send the money: a bank account or a debit card.',
    connect: 'Add a bank account',
  },
  restricted: {
    icon: TriangleAlert,
    color: 'orange',
    title: 'Your account is restricted',
    text: 'Stripe has limited what it can do until it has what it needs from you.',
    connect: 'Continue at Stripe',
    dashboard: true,
  },
  rejected: {
    icon: Ban,
    color: 'red',
    title: 'Stripe has declined your account',
    text: 'This is Stripe’s decision, and nothing that you enter changes it. You cannot sell paid tickets; free events work as before. Stripe’s support can tell you why.',
    dashboard: true,
  },
  due: {
    icon: CalendarClock,
    color: 'orange',
    title: 'Stripe needs something more',
    text: 'Tickets are sold and paid out as before while you have time to add it.',
    connect: 'Continue at Stripe',
    dashboard: true,
  },
  payout_failed: {
    icon: Landmark,
    color: 'orange',
    title: 'Update your bank account',
    text: 'Tickets are sold as before. What they bring waits at Stripe until it can be paid out.',
    dashboard: true,
  },
  active: {
    icon: BadgeCheck,
    color: 'green',
    title: 'You are ready to be paid',
    text: 'Tickets for your paid events are sold straight into your Stripe account.',
    dashboard: true,
  },
  closed: {
    icon: CircleSlash,
    color: 'gray',
    title: 'Your account is closed',
    text: 'To sell tickets again, connect a new one. If Stripe restores this one first, you can continue with it.',
    connect: 'Connect a new account',
  },
};
