import { useAuth } from '@clerk/react';
import { Alert, Card, Container, Group, SimpleGrid, Text, ThemeIcon, Title } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { ArrowRight, Ban, CalendarDays, LogOut, RefreshCw, ShieldCheck, Timer, UserX, Zap } from 'lucide-react';
import { type SessionEndReason, useSessionEnd } from '../auth/session-end.tsx';
import { SignInButtons } from '../auth/sign-in-buttons.tsx';
import { ColorSchemeMenu } from '../theme/color-scheme-menu.tsx';
import { LinkButton } from '../theme/links.tsx';
import { Logo } from '../theme/logo.tsx';
import classes from './landing-page.module.css';
import { TicketArt } from './ticket-art.tsx';

export function LandingPage() {
  useDocumentTitle('Ticket Hub');
  return (
    <div className={classes.page}>
      <Container size="lg" className={classes.column}>
        <Group component="header" justify="space-between" py="md">
          <Logo />
          <ColorSchemeMenu />
        </Group>
        <main>
          <SessionEndNotice />
          <Hero />
          <Promises />
        </main>
      </Container>
    </div>
  );
}

const sessionEnds: Record<SessionEndReason, { text: string; icon: typeof Ban; color: string }> = {
  'signed-out': { text: 'You have been signed out.', icon: LogOut, color: 'violet' },
  expired: { text: 'Your session has ended. Sign in again to continue.', icon: Timer, color: 'violet' },
  deleted: { text: 'Your account has been deleted. You have been signed out.', icon: UserX, color: 'violet' },
  banned: { text: 'Your account has been suspended. You have been signed out.', icon: Ban, color: 'red' },
};

/** Ending a session leads to this page, which says why it ended. */
function SessionEndNotice() {
  const { reason, dismiss } = useSessionEnd();
  if (reason === undefined) return null;
  const { text, icon: Icon, color } = sessionEnds[reason];
  return (
    <Alert
      role="status"
      color={color}
      icon={<Icon aria-hidden />}
      title={text}
      withCloseButton
      closeButtonLabel="Dismiss"
      onClose={dismiss}
    />
  );
}

function Hero() {
  const { isSignedIn } = useAuth();
  return (
    <div className={classes.hero}>
      <div>
        <Title order={1} className={classes.title}>
          One account for every event
        </Title>
        <Text size="xl" c="dimmed" mt="md" mb="xl" maw={520}>
          Sign up once, for the events you go to and for the ones you host.
        </Text>
        <Group gap="sm">
          {isSignedIn ? (
            <LinkButton to="/you" size="lg" rightSection={<ArrowRight size={18} aria-hidden />}>
              Open Ticket Hub
            </LinkButton>
          ) : (
            <SignInButtons backTo="/you" size="lg" />
          )}
          <LinkButton to="/events" size="lg" variant="subtle" leftSection={<CalendarDays size={18} aria-hidden />}>
            Browse events
          </LinkButton>
        </Group>
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
      {promises.map(({ icon: Icon, title, text }) => (
        <Card key={title} withBorder radius="lg" padding="lg" className={classes.card}>
          <ThemeIcon variant="light" size={40} radius="md" mb="sm">
            <Icon size={20} aria-hidden />
          </ThemeIcon>
          <Title order={2} size="h5" mb={4}>
            {title}
          </Title>
          <Text size="sm" c="dimmed">
            {text}
          </Text>
        </Card>
      ))}
    </SimpleGrid>
  );
}
