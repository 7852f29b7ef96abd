import { Anchor, AppShell, Burger, Container, Group } from '@mantine/core';
import { useDisclosure } from '@mantine/hooks';
import { Link, Outlet } from '@tanstack/react-router';
import { SignedInOnly } from '../auth/signed-in-only.tsx';
import { LiveChanges } from '../live/live-changes.tsx';
import { ColorSchemeMenu } from './color-scheme-menu.tsx';
import { Logo } from './logo.tsx';
import { Navigation } from './navigation.tsx';
import classes from './shell.module.css';
import { UserMenu } from './user-menu.tsx';

/** Around every page of somebody who is signed in. On a narrow screen the navigation is behind the burger. */
export function Shell() {
  const [opened, { toggle, close }] = useDisclosure();
  return (
    <SignedInOnly>
      <AppShell
        header={{ height: 64 }}
        navbar={{ width: 260, breakpoint: 'sm', collapsed: { desktop: true, mobile: !opened } }}
      >
        <a href="#content" className={classes.skip}>
          Skip to content
        </a>
        <AppShell.Header>
          <Group h="100%" px="md" gap="lg" wrap="nowrap" justify="space-between">
            <Group gap="lg" wrap="nowrap">
              <Burger opened={opened} onClick={toggle} hiddenFrom="sm" size="sm" aria-label="Navigation" />
              <Anchor component={Link} to="/" underline="never" c="inherit" aria-label="Ticket Hub, start page">
                <Logo />
              </Anchor>
              <Group visibleFrom="sm">
                <Navigation className={classes.inHeader ?? ''} />
              </Group>
            </Group>
            <Group gap="sm" wrap="nowrap">
              <LiveChanges />
              <ColorSchemeMenu />
              <UserMenu />
            </Group>
          </Group>
        </AppShell.Header>
        <AppShell.Navbar p="md" aria-hidden={!opened}>
          {opened && <Navigation onNavigate={close} />}
        </AppShell.Navbar>
        <AppShell.Main className={classes.main} id="content" tabIndex={-1}>
          <Container size="md" py={{ base: 'lg', sm: 'xl' }}>
            <Outlet />
          </Container>
        </AppShell.Main>
      </AppShell>
    </SignedInOnly>
  );
}
