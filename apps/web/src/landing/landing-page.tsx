import { Container, Group } from '@mantine/core';
import { useDocumentTitle } from '@mantine/hooks';
import { ColorSchemeMenu } from '../shell/color-scheme-menu.tsx';
import { Logo } from '../shell/logo.tsx';
import { FarewellNotice } from './farewell-notice.tsx';
import { Hero } from './hero.tsx';
import classes from './landing-page.module.css';
import { Promises } from './promises.tsx';

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
          <FarewellNotice />
          <Hero />
          <Promises />
        </main>
      </Container>
    </div>
  );
}
