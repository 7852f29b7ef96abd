import { useAuth } from '@clerk/react';
import { Button, Text, Title } from '@mantine/core';
import { Link } from '@tanstack/react-router';
import { ArrowRight } from 'lucide-react';
import { SignInButtons } from '../auth/sign-in-buttons.tsx';
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
        {isSignedIn ? (
          <Button component={Link} to="/you" size="lg" rightSection={<ArrowRight size={18} aria-hidden />}>
            Open Ticket Hub
          </Button>
        ) : (
          <SignInButtons backTo="/you" size="lg" />
        )}
      </div>
      <TicketArt className={classes.art ?? ''} />
    </div>
  );
}
