import { useAuth } from '@clerk/react';
import { Group, Text, Title } from '@mantine/core';
import { ArrowRight, CalendarDays } from 'lucide-react';
import { SignInButtons } from '../auth/sign-in-buttons.tsx';
import { LinkButton } from '../shell/links.tsx';
import classes from './hero.module.css';
import { TicketArt } from './ticket-art.tsx';

export function Hero() {
  const { isSignedIn } = useAuth();
  return (
    <div className={classes.hero}>
      <div className={classes.words}>
        <Title order={1} className={classes.title}>
          One account for every event
        </Title>
        <Text size="xl" c="dimmed" mt="md" mb="xl" maw={520}>
          One sign-up opens every door: to the events you go to, and behind the scenes of the ones you host.
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
