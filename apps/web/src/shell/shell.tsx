import { useAuth } from '@clerk/react';
import { AppShell, Burger, Container, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Outlet, useLocation, useMatch } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import { Gate } from '../auth/gate.tsx';
import { SignInButtons } from '../auth/sign-in-buttons.tsx';
import { TabReports } from '../development/in-development.tsx';
import { LiveChanges } from '../live/live-changes.tsx';
import { TextLink } from '../theme/links.tsx';
import { Logo } from '../theme/logo.tsx';
import { ApiProvider } from './api-provider.tsx';
import { ColorSchemeMenu } from './color-scheme-menu.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** Around every page but the landing page. */
export function Shell() {
  const signedInOnly = useMatch({ from: '/shell/signed-in', shouldThrow: false }) !== undefined;
  const { userId } = useAuth();
  return (
    <Gate signedInOnly={signedInOnly}>
      <ApiProvider key={userId ?? 'nobody'}>
        <Frame>
          <Outlet />
        </Frame>
        <TabReports />
      </ApiProvider>
    </Gate>
  );
}

/** Header and navigation, which narrow screens hide behind the burger. */
function Frame({ children }: { children: ReactNode }) {
  const { isSignedIn } = useAuth();
  const { href } = useLocation();
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <AppShell
      header={{ height: 64 }}
      navbar={{ width: 260, breakpoint: 'md', collapsed: { desktop: true, mobile: !opened } }}
    >
      <a href="#content" className={classes.skip}>
        Skip to content
      </a>
      <AppShell.Header className={classes.frame}>
        <Container size="lg" h="100%">
          <Group h="100%" gap="lg" wrap="nowrap" justify="space-between">
            <Group gap="lg" wrap="nowrap">
              <Burger opened={opened} onClick={toggle} hiddenFrom="md" size="sm" aria-label="Navigation" />
              <TextLink to="/" underline="never" c="inherit" aria-label="Ticket Hub, start page">
                <Logo />
              </TextLink>
              <Group visibleFrom="md">
                <Navigation className={classes.inHeader ?? ''} />
              </Group>
            </Group>
            <Group gap="sm" wrap="nowrap">
              <LiveChanges />
              <ColorSchemeMenu />
              {isSignedIn ? <UserMenu /> : <SignInButtons backTo={href} size="sm" wrap="nowrap" visibleFrom="md" />}
            </Group>
          </Group>
        </Container>
      </AppShell.Header>
      <AppShell.Navbar className={classes.frame} p="md" aria-hidden={!opened}>
        {opened && <Navigation onNavigate={close} />}
        {opened && !isSignedIn && <SignInButtons backTo={href} mt="md" />}
      </AppShell.Navbar>
      <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
        <Container size="lg" py={{ base: 'lg', sm: 'xl' }}>
          {children}
        </Container>
      </AppShell.Main>
    </AppShell>
  );
}
