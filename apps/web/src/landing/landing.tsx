import { Button, Card, Container, Group, SimpleGrid, Text, Title } from '@mantine/core';
import { CalendarDays, RefreshCw, ShieldCheck, Zap } from 'lucide-react';
import type { ReactNode } from 'react';
import { ColorSchemeButton } from '../shell/color-scheme-button.tsx';
import { Logo } from '../theme/logo.tsx';
import { Point } from '../theme/point.tsx';
import classes from './landing-page.module.css';
import { TicketArt } from './ticket-art.tsx';

interface LandingProps {
  /** Where the appearance is chosen. */
  appearance: ReactNode;
  notice?: ReactNode;
  /** What there is to do: it depends on who is there. */
  children: ReactNode;
}

/** The start page as it is for everybody: it is there before it is known who has opened it. */
export function Landing({ appearance, notice, children }: LandingProps) {
  return (
    <div className={classes.page}>
      <Container size="lg" className={classes.column}>
        <Group component="header" justify="space-between" py="md">
          <Logo />
          {appearance}
        </Group>
        <main>
          {notice}
          <Hero>{children}</Hero>
          <Promises />
        </main>
      </Container>
    </div>
  );
}

/** Until it is known: the same places, with nothing to press but the link. */
export function LandingAtStart() {
  return (
    <Landing appearance={<ColorSchemeButton disabled />}>
      <Group gap="sm">
        <Button size="lg" disabled>
          Sign up
        </Button>
        <Button size="lg" variant="default" disabled>
          Sign in
        </Button>
      </Group>
      <Button component="a" href="/events" {...browse} />
    </Landing>
  );
}

/** The look of the link to the events. */
export const browse = {
  size: 'lg',
  variant: 'subtle',
  leftSection: <CalendarDays size={18} aria-hidden />,
  children: 'Browse events',
};

function Hero({ children }: { children: ReactNode }) {
  return (
    <div className={classes.hero}>
      <div>
        <Title order={1} className={classes.title}>
          One account for every event
        </Title>
        <Text size="xl" c="dimmed" mt="md" mb="xl" maw={520}>
          Sign up once, for the events you go to and for the ones you host.
        </Text>
        <Group gap="sm">{children}</Group>
      </div>
      <TicketArt className={classes.art ?? ''} />
    </div>
  );
}

const promises = [
  {
    icon: Zap,
    title: 'Ready at once',
    text: 'Sign up, and your account is ready on the very next page. There is nothing to wait for.',
  },
  {
    icon: RefreshCw,
    title: 'In sync everywhere',
    text: 'Change your name or picture once. Every page you have open updates by itself.',
  },
  {
    icon: ShieldCheck,
    title: 'Deleted means deleted',
    text: 'Delete your account, and your personal data goes with it right away.',
  },
];

function Promises() {
  return (
    <SimpleGrid cols={{ base: 1, sm: 3 }} spacing="md" pb="xl">
      {promises.map((promise) => (
        <Card key={promise.title} withBorder radius="lg" padding="lg" className={classes.card}>
          <Point {...promise} order={2} />
        </Card>
      ))}
    </SimpleGrid>
  );
}
