import { Card, SimpleGrid, Text, ThemeIcon, Title } from '@mantine/core';
import { RefreshCw, ShieldCheck, Zap } from 'lucide-react';
import classes from './promises.module.css';

const promises = [
  {
    icon: Zap,
    title: 'There at once',
    text: 'Sign up, and your account is ready on the very next page. There is nothing to wait for.',
  },
  {
    icon: RefreshCw,
    title: 'In step everywhere',
    text: 'Change your name or your picture once. Every page you have open follows by itself.',
  },
  {
    icon: ShieldCheck,
    title: 'Gone means gone',
    text: 'Delete your account, and your personal data goes with it right away.',
  },
];

export function Promises() {
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
